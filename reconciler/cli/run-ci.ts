import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { outputsOf, writeOutputs } from './ci-outputs.ts';
import { ciState } from './ci-state.ts';
import { type CliCommand, flag, type Invocation, textOption, textsOption } from './command.ts';
import { compareReviewed } from './compare-reviewed.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { postComment } from './post-comment.ts';
import { reportFailure } from './report-failure.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Files {
  readonly plan: string;
  readonly markdown: string;
  readonly json: string;
}

const steps = ['check', 'plan', 'apply', 'drift'] as const;
type Step = (typeof steps)[number];

/**
 * One step of a pipeline: runs a command as it is, and does around it what a pipeline needs. Changes are no failure of `plan` (exit
 * code 0, and the outputs say so); drift is one of `drift` unless allowed.
 */
export async function runCi(invocation: Invocation, environment: Environment): Promise<ExitCode> {
  const step = steps.find((name) => name === invocation.arguments[0]);
  const { output } = invocation;
  if (step === undefined)
    throw new UsageError(`\`${invocation.arguments[0]}\` is no step`, `the steps are ${steps.join(', ')}`);
  const at = await surroundingsOf(environment);
  const files = filesFor(invocation, environment, at);
  await prepare(step, files);
  const state = await ciState(invocation, environment, at);
  const ended = await attempt(invocation, async () => {
    if (step !== 'check') await state.restore();
    return runStep(step, invocation, files);
  });
  if (step === 'apply') await state.save();
  if (step === 'plan' && wantsComment(invocation, at)) await tellPullRequest(invocation, at, files, ended);
  const reviewed = await reviewedExit(step, ended, invocation, at, files);
  const exitCode =
    step === 'drift' && flag(invocation, 'allowDrift') && reviewed === exitCodes.changes ? exitCodes.ok : reviewed;
  const paths = step === 'plan' ? pathsOf(files) : {};
  await writeOutputs(
    { ...(await outputsOf(files.json)), ...paths, 'exit-code': String(exitCode) },
    environment,
    output,
  );
  return step === 'plan' && exitCode === exitCodes.changes ? exitCodes.ok : exitCode;
}

function filesFor(invocation: Invocation, environment: Environment, at: Surroundings | undefined): Files {
  const temporary = environment.RUNNER_TEMP ?? environment.AGENT_TEMPDIRECTORY ?? tmpdir();
  const folder = join(temporary, `gatewright-${at?.run ?? 'run'}-${textOption(invocation, 'tenant') ?? 'tenant'}`);
  return {
    plan: textOption(invocation, 'plan') ?? join(folder, 'plan.json'),
    markdown: join(folder, 'plan.md'),
    json: join(folder, 'report.json'),
  };
}

/** Machines are used again: what an earlier run left behind must not be taken for this one's. */
async function prepare(step: Step, { plan, markdown, json }: Files): Promise<void> {
  const stale = step === 'plan' ? [plan, markdown, json] : [markdown, json];
  for (const path of stale) await rm(path, { force: true });
  for (const path of [plan, markdown]) await mkdir(dirname(path), { recursive: true });
}

/** Those of the files that were written. */
function pathsOf({ plan, markdown }: Files): Readonly<Record<string, string>> {
  return { ...(existsSync(plan) ? { plan } : {}), ...(existsSync(markdown) ? { report: markdown } : {}) };
}

async function runStep(step: Step, invocation: Invocation, files: Files): Promise<ExitCode> {
  const { offline, base, ...options } = invocation.options;
  const report = [...textsOption(invocation, 'report'), ...(await reportsOf(step, files))];
  const common = { ...options, report };
  const run = (command: CliCommand, more: Readonly<Record<string, unknown>> = {}, given: readonly string[] = []) =>
    command.run({ ...invocation, arguments: given, options: { ...common, ...more } });
  switch (step) {
    case 'check':
      return run((await import('./commands/check.ts')).check);
    case 'plan': {
      const { plan } = await import('./commands/plan.ts');
      refuseUnknown(plan, invocation, ['offline', 'base']);
      const from = { ...(base === undefined ? {} : { base }), ...(offline === undefined ? {} : { offline }) };
      // Nothing that was made offline may ever be applied.
      const out = offline === true || base !== undefined ? {} : { out: files.plan };
      return run(plan, { ...from, ...out, detailedExitcode: true });
    }
    case 'apply':
      return run((await import('./commands/apply.ts')).apply, { autoApprove: true }, [files.plan]);
    case 'drift':
      return run((await import('./commands/drift.ts')).drift);
  }
}

/** An option the command does not take would be ignored, and a plan meant to be offline would speak to the tenant. */
function refuseUnknown(command: CliCommand, { options }: Invocation, names: readonly string[]): void {
  const isTaken = (name: string) => command.options?.some(({ flags }) => flags.includes(`--${name}`)) === true;
  const unknown = names.find((name) => options[name] !== undefined && !isTaken(name));
  if (unknown !== undefined) throw new UsageError(`\`${command.name}\` has no \`--${unknown}\` in this version`);
}

async function reportsOf(step: Step, files: Files): Promise<readonly string[]> {
  if (step === 'check') return [];
  const { reportFormats } = await import('../report/index.ts');
  const isThere = (name: string) => reportFormats.some((format) => format.name === name);
  return [`json=${files.json}`, ...(isThere('markdown') ? [`markdown=${files.markdown}`] : [])];
}

/** A failure is told like everywhere, and still goes on to the comment: an old one that stays would be read as the truth. */
async function attempt(invocation: Invocation, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    return reportFailure(error, invocation.output, false);
  }
}

function wantsComment(invocation: Invocation, at: Surroundings | undefined): boolean {
  const when = textOption(invocation, 'comment') ?? 'auto';
  if (!['auto', 'always', 'never'].includes(when))
    throw new UsageError(`\`--comment ${when}\` is not understood`, 'write auto, always or never');
  if (when !== 'auto') return when === 'always';
  return at?.pullRequest !== undefined && !at.isFork && at.token !== undefined;
}

async function tellPullRequest(
  invocation: Invocation,
  at: Surroundings | undefined,
  files: Files,
  exitCode: ExitCode,
): Promise<void> {
  const posted = await postComment({
    at,
    plans: [files.plan].filter((path) => existsSync(path)),
    bodies: [files.markdown].filter((path) => existsSync(path)),
    key: textOption(invocation, 'key') ?? `plan:${await tenantName(invocation)}`,
    exitCode,
    pullRequest: undefined,
    output: invocation.output,
    stop: invocation.stop,
  });
  invocation.output.log(`pull request ${posted.pullRequest}: comment \`${posted.key}\` ${posted.comment}`);
}

/** As the plan would name it, also where there is no plan. */
async function tenantName(invocation: Invocation): Promise<string> {
  const { openProject } = await import('../project/project-folder.ts');
  const { chooseTenant } = await import('../project/tenant-choice.ts');
  try {
    return chooseTenant(await openProject(textOption(invocation, 'directory')), textOption(invocation, 'tenant')).name;
  } catch {
    return textOption(invocation, 'tenant') ?? 'unknown';
  }
}

/** Where review is required, a plan with changes has to be the one the pull request showed; without changes there is nothing to review. */
async function reviewedExit(
  step: Step,
  ended: ExitCode,
  invocation: Invocation,
  at: Surroundings | undefined,
  files: Files,
): Promise<ExitCode> {
  if (step !== 'plan' || ended !== exitCodes.changes || !flag(invocation, 'requireReview')) return ended;
  const { output, stop } = invocation;
  const key = textOption(invocation, 'key');
  const answer = await compareReviewed({
    at,
    plan: files.plan,
    key,
    commit: at?.commit,
    pullRequest: undefined,
    output,
    stop,
  });
  output.log(answer.message);
  if (answer.is === 'same') return ended;
  output.log(
    'Refused: run the workflow by hand to have this plan reviewed where it is approved. The tenant is untouched.',
  );
  return exitCodes.refused;
}
