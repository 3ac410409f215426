import { type Compilation, compile } from '../../compiler/compile.ts';
import { waiverTerms } from '../../compiler/waivers/waiver-terms.ts';
import { hasErrors } from '../../schemas/finding.ts';
import type { Plan } from '../../schemas/plan.ts';
import { compareRevisions } from '../plan/compare-revisions.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { chooseTenant, readBindings } from '../project/tenant-choice.ts';
import type { Report } from '../report/report-format.ts';
import { systemClock } from '../system/system-clock.ts';
import { UsageError } from '../usage-error.ts';
import { baseRevision } from './base-revision.ts';
import { checkOutAsked } from './check-out.ts';
import { placed, tellCi } from './ci.ts';
import { flag, type Invocation, textOption, textsOption } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseAcceptance } from './parse-acceptance.ts';
import { exitForFindings, printPlan, printUnplanned, unplanned } from './print-plan.ts';
import { withCoverage } from './with-coverage.ts';
import { readReportTargets, writeReports } from './write-reports.ts';

/** `plan --base` and `plan --offline`: what these files change over another revision of them. Asks no tenant, and needs no token. */
export async function planOffline(invocation: Invocation): Promise<ExitCode> {
  refuseTenantOptions(invocation);
  const reports = await readReportTargets(textsOption(invocation, 'report'));
  const { folder, commit } = await checkOutAsked(invocation);
  const { name, settings } = chooseTenant(folder, textOption(invocation, 'tenant'));
  const bindings = await readBindings(folder, name, settings);
  const after = compile({ files: folder.files, bindings });
  const accepted = textsOption(invocation, 'accept').map(parseAcceptance);
  const tenant = { name, id: settings?.id ?? name };
  const tell = async (made: Report) => {
    const report = placed(made, folder.root);
    await writeReports(withCoverage(report, reports, { files: folder.files, bindings }), reports, invocation.output);
    await tellCi(report, invocation);
  };
  if (hasErrors(after.findings)) {
    const session = { folder, input: { tenant, commit, accepted } };
    const exitCode = printUnplanned(after.findings, session, invocation);
    await tell({ about: 'plan', plan: unplanned(after.findings, session), actors: new Map(), exitCode });
    return exitCode;
  }
  const base = await baseRevision(invocation);
  const before = await compileBase(base.folder, name);
  const { ref } = base;
  const terms = waiverTerms(after.waivers, systemClock.now().toISOString().slice(0, 10));
  const plan = compareRevisions({
    before,
    after: { ...after, findings: [...after.findings, ...terms] },
    bindings,
    tenant,
    commit,
    accepted,
    base: { ref, commit: base.commit },
  });
  const exitCode = exitCodeOf(plan, before, invocation);
  const report = { about: 'plan', plan, actors: new Map(), exitCode } as const;
  printPlan(report, { folder }, invocation);
  await tell(report);
  return exitCode;
}

function exitCodeOf(plan: Plan, before: Compilation, invocation: Invocation): ExitCode {
  const refused = exitForFindings(plan.findings);
  if (refused !== exitCodes.ok) return refused;
  // What cannot be told may be a change.
  const mayChange = plan.changes.length + plan.releases.length > 0 || hasErrors(before.findings);
  return mayChange && flag(invocation, 'detailedExitcode') ? exitCodes.changes : exitCodes.ok;
}

const nothing: Compilation = { project: { version: 1 }, resources: [], waivers: [], findings: [] };

/** With the names that were known then; a tenant that was not there yet had none. */
async function compileBase(folder: ProjectFolder | undefined, tenant: string): Promise<Compilation> {
  if (folder === undefined) return nothing;
  const settings = folder.settings.tenants?.[tenant];
  const bindings = await readBindings(folder, tenant, settings).catch((error) => {
    if (error instanceof UsageError) return undefined;
    throw error;
  });
  return compile({ files: folder.files, bindings });
}

/** A plan that no tenant was asked for cannot be carried out, and a live object cannot be taken over in it. */
function refuseTenantOptions(invocation: Invocation): void {
  const wrong =
    textOption(invocation, 'out') !== undefined
      ? '--out'
      : textsOption(invocation, 'adopt').length > 0
        ? '--adopt'
        : undefined;
  if (wrong !== undefined) {
    throw new UsageError(
      `\`${wrong}\` goes with a plan against a tenant, and \`--base\` and \`--offline\` ask none`,
      'leave one of them out; `--json` or `--report json=PATH` saves what is printed',
    );
  }
  const unused = ['graph', 'token'].filter((name) => textOption(invocation, name) !== undefined);
  if (unused.length > 0) invocation.output.log('two revisions are compared; the tenant is not asked');
}
