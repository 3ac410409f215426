import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Plan } from '../../schemas/plan.ts';
import { planDocument } from '../report/json.ts';
import { renderText } from '../report/text.ts';
import type { ApplyResult } from '../run.ts';
import { flag, type Invocation } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { movedSince } from './moved-since.ts';
import { exitForFindings, printPlan, printUnplanned } from './print-plan.ts';
import type { Session } from './session.ts';

/** Tells how an apply ended, and gives the exit code for it. */
export function printApplied(result: ApplyResult, session: Session, invocation: Invocation, saved?: Plan): ExitCode {
  if (result.status === 'unplanned') return printUnplanned(result.findings, session, invocation);
  const { output } = invocation;
  const report = { about: 'plan', plan: result.plan, actors: new Map() } as const;
  const sent = 'sent' in result ? result.sent : 0;
  if (flag(invocation, 'json')) {
    const stale = result.status === 'stale' ? { reason: result.reason, objects: objectsMoved(result.plan, saved) } : {};
    output.data(JSON.stringify({ status: result.status, sent, ...stale, ...planDocument(report) }, null, 2));
    return exitFor(result, invocation);
  }
  if (result.status === 'refused' || result.status === 'invalid' || result.status === 'unchanged')
    printPlan(report, session, invocation);
  else if (result.status === 'stale') {
    output.log(sentence(result));
    for (const object of objectsMoved(result.plan, saved)) output.log(visibleText(`  = ${object}`));
  } else output.data(`\n${sentence(result)}`);
  if (result.status === 'different') output.data(renderText({ ...report, plan: result.remaining }, output.dataColours));
  return exitFor(result, invocation);
}

function objectsMoved(plan: Plan, saved: Plan | undefined): readonly string[] {
  return saved === undefined ? [] : movedSince(saved, plan);
}

function sentence(result: Exclude<ApplyResult, { status: 'unplanned' }>): string {
  switch (result.status) {
    case 'applied':
      return `Applied: ${counted(result.sent, 'request')}; read back, and the tenant is what git says.`;
    case 'stale':
      return `Stale: ${result.reason}. Nothing further was sent; plan again.`;
    case 'interrupted':
      return `Interrupted after ${counted(result.sent, 'request')}; what was sent is recorded. Run apply again to finish.`;
    case 'declined':
      return 'Nothing was written.';
    case 'different':
      return `Sent ${counted(result.sent, 'request')}, but what Graph gives back is not what was asked for:`;
    default:
      return '';
  }
}

function exitFor(result: Exclude<ApplyResult, { status: 'unplanned' }>, { stop }: Invocation): ExitCode {
  switch (result.status) {
    case 'applied':
    case 'unchanged':
      return exitCodes.ok;
    case 'refused':
    case 'invalid':
      return exitForFindings(result.plan.findings);
    case 'stale':
      return exitCodes.refused;
    case 'interrupted':
      return exitCodes.interrupted;
    case 'declined':
      return stop.aborted ? exitCodes.interrupted : exitCodes.error;
    case 'different':
      return exitCodes.error;
  }
}
