import type { RunRecord } from '../../schemas/run-record.ts';
import { worstError } from '../worst-error.ts';
import type { LogFields } from './log.ts';
import { isSuccess } from './outcomes.ts';

/** What the log says of a run. */
export function recordFields(record: RunRecord): LogFields {
  const { id, tenant, outcome, mode, trigger, plan, sent, graph, milliseconds, source, proposal } = record;
  const { reason, help } = reasonOf(record);
  return {
    ...{ record: id, tenant: tenant.name, outcome, mode, trigger, sent, ...graph, milliseconds },
    ...(plan === undefined ? {} : { changes: plan.changes.length }),
    ...(source.commit === undefined ? {} : { commit: source.commit }),
    ...(reason === undefined ? {} : { reason }),
    ...(help === undefined ? {} : { help }),
    ...(proposal?.url === undefined ? {} : { proposal: proposal.url }),
  };
}

/** Why a run did not come to its end: what failed, or the worst that is wrong with the files or between them and the tenant. */
function reasonOf(record: RunRecord): { readonly reason?: string; readonly help?: string | undefined } {
  const { error } = record;
  if (error !== undefined) return { reason: error.message, help: error.help };
  const worst = isSuccess(record.outcome) ? undefined : worstError(record);
  return worst === undefined ? {} : { reason: `${worst.first.code}: ${worst.message}`, help: worst.first.help };
}
