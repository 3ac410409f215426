import type { Inventory } from '../../schemas/inventory.ts';
import type { Plan } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';

/** A plan in which objects that were ours and are missing from the tenant bear the ids they had: by these the audit log knows them. */
export function withFormerIds(plan: Plan, { entries }: Inventory): Plan {
  return {
    ...plan,
    changes: plan.changes.map((change) => {
      const id = change.id ?? entries[resourceKey(change)]?.id;
      return id === undefined ? change : { ...change, id };
    }),
  };
}
