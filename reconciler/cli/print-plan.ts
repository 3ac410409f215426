import { counted } from '../../compiler/text/counted.ts';
import { type Finding, hasErrors } from '../../schemas/finding.ts';
import type { Plan } from '../../schemas/plan.ts';
import { isRefusal } from '../guard-plan.ts';
import { planDocument } from '../report/json.ts';
import type { Report } from '../report/report-format.ts';
import { renderText } from '../report/text.ts';
import { flag, type Invocation } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { nothingPlanned } from './nothing-planned.ts';
import { countFindings, printFindings } from './print-findings.ts';
import type { Session } from './session.ts';

/** A plan or drift, as JSON or as text with its findings. */
export function printPlan(report: Report, session: Pick<Session, 'folder'>, invocation: Invocation): void {
  const { output } = invocation;
  if (flag(invocation, 'json')) {
    output.data(JSON.stringify(planDocument(report), null, 2));
    return;
  }
  output.data(renderText(report, output.dataColours));
  if (report.plan.findings.some((finding) => finding.severity !== 'information')) output.log('');
  const { findings } = report.plan;
  const news = findings.filter(({ known }) => known !== true);
  printFindings(news, session.folder.files, output);
  const old = findings.filter(({ known, severity }) => known === true && severity !== 'information').length;
  if (old > 0) output.log(`${counted(old, 'finding')} more were there before; \`gatewright check\` tells them`);
  const exitCode = exitForFindings(findings);
  if (exitCode === exitCodes.refused)
    output.log('Refused: a guard stops this plan, see above. The tenant is untouched.');
  if (exitCode === exitCodes.failed) output.log(`Stopped: ${countFindings(findings)}. The tenant is untouched.`);
}

/** What is known before anybody asks a tenant. */
export interface UnplannedSession extends Pick<Session, 'folder'> {
  readonly input: Pick<Session['input'], 'tenant' | 'commit' | 'accepted'>;
}

/** The plan of files that do not compile: it does nothing, and says why. Scripts find every member of a plan in it. */
export function unplanned(findings: readonly Finding[], { input }: UnplannedSession): Plan {
  return nothingPlanned(input.tenant, findings, input.commit, input.accepted);
}

/** Files that do not compile: there is no plan. */
export function printUnplanned(
  findings: readonly Finding[],
  session: UnplannedSession,
  invocation: Invocation,
): ExitCode {
  const { output } = invocation;
  if (flag(invocation, 'json'))
    output.data(
      JSON.stringify(planDocument({ about: 'plan', plan: unplanned(findings, session), actors: new Map() }), null, 2),
    );
  else {
    printFindings(findings, session.folder.files, output);
    output.log(`Stopped: ${countFindings(findings)}. The tenant was not even read.`);
  }
  return exitCodes.failed;
}

/** 3 when names or properties are wrong, 4 when only guards object, 0 when the plan may be carried out. */
export function exitForFindings(findings: readonly Finding[]): ExitCode {
  if (hasErrors(findings.filter((finding) => !isRefusal(finding)))) return exitCodes.failed;
  return findings.some(isRefusal) ? exitCodes.refused : exitCodes.ok;
}
