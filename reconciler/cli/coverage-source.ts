import { compile } from '../../compiler/compile.ts';
import type { Finding } from '../../schemas/finding.ts';
import { coverTenant } from '../cover-tenant.ts';
import { coverageOfProject } from '../coverage-of-project.ts';
import { openProjectIfAny, type ProjectFolder } from '../project/project-folder.ts';
import { chooseTenant } from '../project/tenant-choice.ts';
import type { CoverageReport } from '../report/coverage/coverage-report.ts';
import { systemClock } from '../system/system-clock.ts';
import { UsageError } from '../usage-error.ts';
import { flag, type Invocation, textOption } from './command.ts';
import { compileProject } from './compile-project.ts';
import { printFindings } from './print-findings.ts';
import { coverSnapshot } from './read-snapshot.ts';
import { openTenant } from './session.ts';

/** The answer for what the command line names, and the files its findings speak of. */
export interface CoverageSource extends CoverageReport {
  readonly files: ProjectFolder['files'];
  /** Findings about the files that stand in the way of an answer. */
  readonly wrong: readonly Finding[];
}

export async function coverageSource(invocation: Invocation): Promise<CoverageSource> {
  const snapshot = textOption(invocation, 'snapshot');
  const isLive =
    flag(invocation, 'fromTenant') || ['graph', 'token'].some((name) => textOption(invocation, name) !== undefined);
  if (snapshot !== undefined && isLive)
    throw new UsageError(
      'a snapshot and a tenant cannot be looked at together',
      'give `--snapshot` or `--from-tenant`',
    );
  if (snapshot !== undefined) return ofSnapshot(snapshot);
  return isLive ? ofTenant(invocation) : ofProject(invocation);
}

async function ofSnapshot(path: string): Promise<CoverageSource> {
  return { about: 'snapshot', name: path, files: [], wrong: [], ...(await coverSnapshot(path)) };
}

/** Findings of the check, so that one code means one thing whether `check` or `coverage` says it. */
async function ofProject(invocation: Invocation): Promise<CoverageSource> {
  const { compilation, folder } = await compileProject(
    textOption(invocation, 'directory'),
    textOption(invocation, 'tenant'),
  );
  return { files: folder.files, ...coverageOfProject(compilation, folder.root) };
}

async function ofTenant(invocation: Invocation): Promise<CoverageSource> {
  const { output } = invocation;
  const folder = await openProjectIfAny(textOption(invocation, 'directory'));
  const wanted = textOption(invocation, 'tenant');
  const { name, settings } =
    folder === undefined ? { name: wanted ?? 'default', settings: undefined } : chooseTenant(folder, wanted);
  const { graph } = await openTenant(invocation, name, settings);
  const compiled = folder === undefined ? undefined : compile({ files: folder.files });
  const project =
    folder === undefined ? undefined : { settings: folder.settings, resources: compiled?.resources ?? [] };
  const covered = await coverTenant({
    graph,
    clock: systemClock,
    project,
    onProgress: (text) => output.progress(text),
  });
  output.progress('');
  return { about: 'tenant', name, files: folder?.files ?? [], wrong: [], ...covered };
}

/** Files with errors: there is nothing to say about coverage. */
export function printWrong({ wrong, files }: CoverageSource, { output }: Invocation): void {
  printFindings(wrong, files, output);
}
