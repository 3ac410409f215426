import { appendFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { explainSystemError } from '../explain-system-error.ts';
import { azure } from '../report/azure.ts';
import { github } from '../report/github.ts';
import { bytesOf, renderMarkdown, summaryBudget } from '../report/markdown.ts';
import type { Report, ReportFormat } from '../report/report-format.ts';
import type { Invocation } from './command.ts';

/** A CI system: how it is recognised, what it reads from the log, and where it takes a summary. */
interface CiSystem {
  readonly annotations: ReportFormat;
  /** Root of the checkout, which the places of annotations are relative to. */
  readonly root: string | undefined;
  summarise(markdown: (budget: number) => string, invocation: Invocation): Promise<void>;
}

/** Where this runs, by the variables these systems set themselves (docs.github.com: variables; Microsoft docs: devops variables). */
function ciSystem(env: NodeJS.ProcessEnv): CiSystem | undefined {
  if (env.GITHUB_ACTIONS === 'true')
    return {
      annotations: github,
      root: env.GITHUB_WORKSPACE,
      summarise: (markdown, invocation) => appendSummary(env, markdown, invocation),
    };
  if (env.TF_BUILD?.toLowerCase() === 'true')
    return {
      annotations: azure,
      root: env.BUILD_SOURCESDIRECTORY,
      summarise: (markdown, invocation) => uploadSummary(env, markdown, invocation),
    };
  return undefined;
}

/** A report with the folder of its project below the checkout, so that annotations and SARIF find the files. */
export function placed(report: Report, projectRoot: string): Report {
  const root = ciSystem(process.env)?.root ?? process.cwd();
  const below = relative(root, projectRoot).split(sep).join('/');
  const isBelow = below !== '' && !below.startsWith('..') && !/^[A-Za-z]:/.test(below);
  return isBelow ? { ...report, folder: `${below}/` } : report;
}

/**
 * In a CI system: annotations beside the code and a job summary, unless `--no-ci`. Annotations go to the log stream, which both
 * systems read like the other, so that data stays one document.
 */
export async function tellCi(report: Report, invocation: Invocation): Promise<void> {
  const system = invocation.options.ci === false ? undefined : ciSystem(process.env);
  if (system === undefined) return;
  const lines = system.annotations.render(report);
  if (lines !== '') invocation.output.command(lines);
  try {
    await system.summarise((budget) => renderMarkdown(report, { budget, measure: bytesOf }), invocation);
  } catch (error) {
    const told = explainSystemError(error);
    invocation.output.log(`warning: the job summary was not written: ${told?.message ?? String(error)}`);
  }
}

/** Earlier steps, or earlier tenants of this one, may have written to the file. */
async function appendSummary(
  env: NodeJS.ProcessEnv,
  markdown: (budget: number) => string,
  { output }: Invocation,
): Promise<void> {
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return;
  const written = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const budget = summaryBudget - written;
  if (budget > 0) await appendFile(path, `${output.scrubbed(markdown(budget - 1))}\n`);
}

async function uploadSummary(
  env: NodeJS.ProcessEnv,
  markdown: (budget: number) => string,
  { output }: Invocation,
): Promise<void> {
  const path = join(env.AGENT_TEMPDIRECTORY ?? tmpdir(), `gatewright-${process.pid}.md`);
  await writeFile(path, `${output.scrubbed(markdown(summaryBudget))}\n`);
  output.command(`##vso[task.uploadsummary]${path}`);
}
