import type { Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import { listChanges, readable } from './readable.ts';
import type { Report } from './report-format.ts';
import { textChanges } from './text-changes.ts';

/** A property before and after, in the order a reader expects: a plan comes from the tenant, drift from git. */
export interface PropertyValues {
  readonly before: string;
  readonly after: string;
}

/** Both values in names; of a list what left it and what came, so that one of two hundred groups can be found. */
export function propertyValues(
  { kind, action }: PlannedChange,
  { pointer, ...values }: PlannedChange['properties'][number],
  about: Report['about'],
): PropertyValues {
  const [from, to] = about === 'drift' ? [values.after, values.before] : [values.before, values.after];
  if (kinds[kind].base64?.includes(pointer) === true) return scripted(from, to);
  const lists = action === 'create' || action === 'delete' ? undefined : listChanges(from, to);
  if (lists === undefined) return { before: readable(from), after: readable(to) };
  return { before: lists.removed.map(readable).join(', '), after: lists.added.map(readable).join(', ') };
}

/** Lines of a text that travels as base64. */
function scripted(from: Json, to: Json): PropertyValues {
  const lines = textChanges(from, to);
  if (lines === undefined) return { before: readable(from), after: readable(to) };
  const gone = lines.filter((line) => line.startsWith('-'));
  return { before: gone.join('; '), after: lines.filter((line) => !line.startsWith('-')).join('; ') };
}
