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
export function printPlan(report: Report, session: Session, invocation: Invocation): void {
  const { output } = invocation;
  if (flag(invocation, 'json')) {
    output.data(JSON.stringify(planDocument(report), null, 2));
    return;
  }
  output.data(renderText(report, output.dataColours));
  if (report.plan.findings.some((finding) => finding.severity !== 'information')) output.log('');
  printFindings(report.plan.findings, session.folder.files, output);
  const { findings } = report.plan;
  const exitCode = exitForFindings(findings);
  if (exitCode === exitCodes.refused)
    output.log('Refused: a guard stops this plan, see above. The tenant is untouched.');
  if (exitCode === exitCodes.failed) output.log(`Stopped: ${countFindings(findings)}. The tenant is untouched.`);
}

/** The plan of files that do not compile: it does nothing, and says why. Scripts find every member of a plan in it. */
export function unplanned(findings: readonly Finding[], { input }: Session): Plan {
  return nothingPlanned(input.tenant, findings, input.commit, input.accepted);
}

/** Files that do not compile: there is no plan. */
export function printUnplanned(findings: readonly Finding[], session: Session, invocation: Invocation): ExitCode {
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
