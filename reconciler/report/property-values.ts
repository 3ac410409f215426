import type { Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import { listChanges, readable, switched } from './readable.ts';
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
  if (action === 'create' || action === 'delete') return { before: readable(from), after: readable(to) };
  const [before, after] = switched(from, to);
  const lists = listChanges(before, after);
  if (lists === undefined) return { before: readable(before), after: readable(after) };
  return { before: members(lists.removed, before), after: members(lists.added, after) };
}

/** The members that differ, and how many do not: with nothing in its place a list that only lost members would look empty. */
function members(differing: readonly Json[], whole: Json): string {
  if (!Array.isArray(whole) || whole.length === 0) return readable(whole);
  const same = whole.length - differing.length;
  const stay = same === 0 ? [] : [`${same} that ${same === 1 ? 'stays' : 'stay'}`];
  if (differing.length === 0) return stay.join('');
  return [differing.map(readable).join(', '), ...stay].join(' and ');
}

/** Lines of a text that travels as base64. */
function scripted(from: Json, to: Json): PropertyValues {
  const lines = textChanges(from, to);
  if (lines === undefined) return { before: readable(from), after: readable(to) };
  const gone = lines.filter((line) => line.startsWith('-'));
  return { before: gone.join('; '), after: lines.filter((line) => !line.startsWith('-')).join('; ') };
}
