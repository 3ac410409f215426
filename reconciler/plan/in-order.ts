import { kinds } from '../../schemas/kinds/index.ts';
import { managedCollections } from '../../schemas/resource.ts';
import type { DraftChange } from './build-plan.ts';
import { loosensSettings } from './loosens-settings.ts';
import { type Strictness, strictnessOf } from './strictness.ts';

/** Changes in the order in which they are sent; see `buildPlan`. */
export function inOrder(drafts: readonly DraftChange[]): readonly DraftChange[] {
  return drafts
    .map((draft) => ({ draft, rank: rankOf(draft), step: stepOf(draft), name: draft.change.name }))
    .sort((left, right) => left.rank - right.rank || left.step - right.step || (left.name < right.name ? -1 : 1))
    .map(({ draft }) => draft);
}

function rankOf({ change: { action, kind }, before, after }: DraftChange): number {
  const { rank } = kinds[kind];
  // Whoever relies on the tenant-wide settings is under something else by then, and nothing has been deleted yet.
  if (kind === 'deviceManagementSettings' && loosensSettings(before, after)) return managedCollections.length;
  return action === 'delete' ? 2 * managedCollections.length - rank : rank;
}

const steps = { tighter: 0, same: 1, mixed: 1, looser: 2 } as const satisfies Record<Strictness, number>;

function stepOf({ change, before, after }: DraftChange): number {
  return change.kind === 'conditionalAccessPolicies' ? steps[strictnessOf(before, after)] : 0;
}
