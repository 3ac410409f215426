import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Plan } from '../../schemas/plan.ts';
import type { RunOutcome, RunRecord } from '../../schemas/run-record.ts';
import { worstError } from '../worst-error.ts';

/** What came of a run, in a line. */
export function tellRun(record: RunRecord): string {
  return visibleText(tellers[record.outcome](record));
}

const tellers: Readonly<Record<RunOutcome, (record: RunRecord) => string>> = {
  inSync: ({ plan }) => (plan === undefined ? 'the tenant is what git says' : quietWords(plan)),
  drift: ({ plan }) => (plan === undefined ? 'the tenant is not what git says' : driftWords(plan)),
  repaired: ({ plan, sent }) =>
    `${counted(plan?.changes.length ?? 0, 'object')} put right, ${counted(sent, 'request')}`,
  proposed: ({ proposal }) => `a pull request adopts ${counted(proposal?.objects.length ?? 0, 'object')}`,
  refused: (record) => worstError(record)?.message ?? record.error?.message ?? 'a guard stopped it',
  invalid: (record) => worstError(record)?.message ?? 'the files have errors',
  failed: ({ error }) => error?.message ?? 'it did not get to the end',
  interrupted: ({ sent, plan }) => `stopped after ${sent} of ${counted(plan?.requests.length ?? 0, 'request')}`,
  suspended: ({ error }) => error?.message ?? 'paused by a person',
};

function quietWords(plan: Plan): string {
  const waived = plan.waived.length === 0 ? '' : `, ${counted(plan.waived.length, 'deviation')} waived`;
  return `${counted(plan.unchanged, 'object')} as git says${waived}${notOurs(plan)}`;
}

/** Changes are told as what the tenant lacks or has otherwise; objects nobody declared count as drift as well. */
function driftWords(plan: Plan): string {
  const count = (...actions: readonly string[]) => plan.changes.filter(({ action }) => actions.includes(action)).length;
  const parts = [
    [count('update', 'adopt'), 'changed'],
    [count('create'), 'missing'],
    [count('delete'), 'no longer declared'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return `${told.join(', ') || 'nothing of ours differs'}${notOurs(plan)}`;
}

function notOurs({ unmanaged }: Plan): string {
  return unmanaged.length === 0 ? '' : `, ${unmanaged.length} not ours`;
}
