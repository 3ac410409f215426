import { hasErrors } from '../../schemas/finding.ts';
import type { Plan } from '../../schemas/plan.ts';
import { isRefusal } from '../guard-plan.ts';
import type { Ports } from '../ports.ts';
import { type ApplyResult, type Planned, type RunInput, reconcile } from '../run.ts';
import { attribute } from '../tenant/attribution.ts';
import { withFormerIds } from '../tenant/former-ids.ts';
import type { Found, TenantRun } from './tenant-run.ts';

export interface Settling {
  readonly run: TenantRun;
  readonly found: Found;
  readonly planned: Planned;
  readonly ports: Ports;
  readonly input: RunInput;
}

/** Does about a plan what the mode of the tenant says, and writes into `found` what came of it. */
export async function settle(settling: Settling): Promise<void> {
  const { run, found, planned } = settling;
  const { plan } = planned;
  // Guards speak of what a repair would do; without one there is nothing to refuse.
  const told = run.mode === 'repair' ? plan : { ...plan, findings: plan.findings.filter((each) => !isRefusal(each)) };
  found.plan = told;
  const objects = changesIn(told) + (run.oursOnly ? 0 : told.unmanaged.length);
  if (objects > 0) await nameActors(settling);
  if (hasErrors(told.findings)) {
    found.outcome = told.findings.every((each) => each.severity !== 'error' || isRefusal(each)) ? 'refused' : 'invalid';
    return;
  }
  found.outcome = objects > 0 ? 'drift' : 'inSync';
  if (run.mode === 'repair') await repair(settling);
  if (run.mode === 'propose') await propose(settling);
}

/** Objects that are not what git says, and objects that would stop being ours. */
function changesIn(plan: Plan): number {
  return plan.changes.length + plan.releases.length;
}

/** Before anything is repaired: afterwards the last row of the audit log would be our own. */
async function nameActors({ found, planned, ports, input }: Settling): Promise<void> {
  const { inventory, journal } = planned;
  const own = { inventory, journal, identity: input.identity, now: ports.clock.now() };
  const { actors } = await attribute(ports.graph, withFormerIds(planned.plan, inventory), own);
  found.actors = Object.fromEntries(actors);
}

/** The plan that was just made, and no other: where the tenant moved in between, the next tick looks again. */
async function repair({ run, found, planned, ports, input }: Settling): Promise<void> {
  const { plan, vanished, recovered } = planned;
  const hasBookkeeping = recovered || vanished.length > 0;
  if (changesIn(plan) === 0 && !hasBookkeeping) return;
  const result = await reconcile(ports, input, { confirm: () => true, reviewed: plan.digest, stop: run.stop });
  // A write whose answer was lost was carried out all the same, as a look at the tenant told.
  if ('sent' in result) found.sent = result.sent;
  Object.assign(found, outcomeOf(result, plan, found.outcome));
}

function outcomeOf(
  result: ApplyResult,
  plan: Plan,
  found: Found['outcome'],
): Pick<Found, 'outcome'> & Partial<Pick<Found, 'error' | 'findings'>> {
  switch (result.status) {
    case 'applied':
      return { outcome: changesIn(plan) > 0 ? 'repaired' : found };
    case 'unchanged':
      return { outcome: found };
    case 'interrupted':
      return { outcome: 'interrupted' };
    case 'unplanned':
      return { outcome: 'invalid', findings: [...result.findings] };
    case 'invalid':
    case 'refused':
      return { outcome: result.status };
    case 'stale':
      return { outcome: 'refused', error: { message: result.reason, help: 'the next run plans again' } };
    case 'different':
      return {
        outcome: 'failed',
        error: {
          message: 'everything was sent, and what Graph gives back is still not what git says',
          help: 'see what is left in the next run; the service may normalise a value in a way gatewright does not know',
        },
      };
    case 'declined':
      throw new Error('unreachable: nobody was asked');
  }
}

/**
 * Only what the tenant moved can be adopted; where git alone moved there is nothing to write into the files. Then a proposal of earlier
 * runs is withdrawn, which has to be asked for only once.
 */
async function propose({ run, found, planned, ports, input }: Settling): Promise<void> {
  const { changes, unmanaged } = planned.plan;
  const isAdoptable = changes.some(({ moved }) => moved !== 'git') || (!run.oursOnly && unmanaged.length > 0);
  if (!isAdoptable && !(await run.mayHaveProposal())) return;
  if (run.proposer === undefined) {
    if (!isAdoptable) return;
    found.error = {
      message: 'drift is to be proposed, and there is nowhere to propose it',
      help: 'watch a repository with `--repository`, and give a token that may open pull requests',
    };
    return;
  }
  const asked = run.oursOnly ? { ...planned, plan: { ...planned.plan, unmanaged: [] } } : planned;
  const proposal = await run.proposer.propose({ planned: asked, project: run.project, ports, input });
  run.proposed(proposal !== undefined);
  if (proposal === undefined) return;
  found.proposal = proposal;
  found.outcome = 'proposed';
}
