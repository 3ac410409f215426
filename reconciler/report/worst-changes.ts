import type { PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Report } from './report-format.ts';
import { changeSentences } from './sentences.ts';

/** The changes of a report, what loosens most first, as its sentences do. */
export function worstChanges(report: Report): readonly PlannedChange[] {
  const places = new Map<string, number>();
  for (const [at, { object }] of changeSentences(report).entries()) if (!places.has(object)) places.set(object, at);
  const placeOf = (change: PlannedChange) => places.get(resourceKey(change)) ?? places.size;
  return report.plan.changes.toSorted((left, right) => placeOf(left) - placeOf(right));
}
