import type { Json } from '../../schemas/json.ts';
import type { Plan } from '../../schemas/plan.ts';
import { digestOf } from '../diff/digest.ts';

/**
 * sha256 over what a plan does: the tenant, the changes and the requests. Lines of YAML and who moved are left out, so that a
 * comment added to a file does not make a reviewed plan stale.
 */
export function digestOfPlan(plan: Pick<Plan, 'tenant' | 'changes' | 'requests' | 'releases'>): string {
  const changes = plan.changes.map(({ moved: _, properties, ...change }) => ({
    ...change,
    properties: properties.map(({ origin: __, ...property }) => property),
  }));
  // A plan is JSON by its schema; its static type also allows undefined members, of which there are none.
  const contents = {
    tenant: plan.tenant.id,
    changes,
    requests: plan.requests,
    releases: plan.releases,
  } as unknown as Json;
  return digestOf(contents);
}
