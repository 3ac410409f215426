import { stableStringify } from '../../schemas/json.ts';
import type { Plan, PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';

/** The objects that are planned differently now than in a plan made earlier, in words. */
export function movedSince(saved: Plan, now: Plan): readonly string[] {
  const before = new Map(saved.changes.map((change) => [resourceKey(change), change]));
  const after = new Map(now.changes.map((change) => [resourceKey(change), change]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, current] = [before.get(key), after.get(key)];
    if (textOf(old) === textOf(current)) return [];
    const title = current?.title ?? old?.title ?? '';
    return [`\`${title}\` (${key}): ${wordFor(old)} when the plan was made, ${wordFor(current)} now`];
  });
}

function wordFor(change: PlannedChange | undefined): string {
  return change === undefined ? 'nothing to do' : `to ${change.action}`;
}

/** What a plan does to one object; lines of YAML and who moved are no part of it. */
function textOf(change: PlannedChange | undefined): string {
  if (change === undefined) return '';
  const { moved: _, properties, ...rest } = change;
  return stableStringify({ ...rest, properties: properties.map(({ origin: __, ...property }) => ({ ...property })) });
}
