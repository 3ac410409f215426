import { canonical } from '../../compiler/diff/canonical.ts';
import type { PropertyDifference } from '../../compiler/diff/difference.ts';
import { projectFileName } from '../../compiler/project.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { mapAt } from '../../schemas/kinds/map-at.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import { isWithin, parsePointer, readPointer } from '../../schemas/pointer.ts';
import { originOf, type Resource } from '../../schemas/resource.ts';
import type { Span } from '../../schemas/span.ts';

/** The line that asks for the new value; where members were added to a list, the line of the first of them that a document asks for. */
export function withOrigin(property: PropertyDifference, resource: Resource): PlannedChange['properties'][number] {
  const added = Array.isArray(property.after) ? addedTo(property.before, property.after) : [];
  const span = spanOfMembers(added, property.pointer, resource) ?? originOf(resource, property.pointer)?.span;
  const origin =
    span === undefined ? {} : { origin: { file: span.file, line: span.start.line, column: span.start.column } };
  return { pointer: property.pointer, before: property.before, after: property.after, ...origin };
}

/** What the project file adds to every policy explains less than what a document says of this one. */
function spanOfMembers(members: readonly Json[], pointer: string, resource: Resource): Span | undefined {
  let first: Span | undefined;
  for (const member of members) {
    const span = originOf(resource, placeOf(resource, pointer, member) ?? pointer)?.span;
    if (span !== undefined && span.file !== projectFileName) return span;
    first ??= span;
  }
  return first;
}

function addedTo(before: Json, after: readonly Json[]): readonly Json[] {
  const known = new Set((Array.isArray(before) ? before : []).map((item) => JSON.stringify(item)));
  return after.filter((item) => !known.has(JSON.stringify(item)));
}

/** Where in the body as compiled a member of a list stands: canonical lists are sorted, origins speak of the compiled ones. */
function placeOf(resource: Resource, pointer: string, member: Json): string | undefined {
  const text = JSON.stringify(member);
  const visit = (value: Json, path: string): string | undefined => {
    if (isWithin(path, pointer) && JSON.stringify(value) === text) return path;
    const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
    for (const [name, item] of entries) {
      const found = visit(item, `${path}/${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(resource.body, '') ?? placeInForm(resource, pointer, text);
}

/** The same for a member whose canonical form is another than its own, such as an object with annotations. */
function placeInForm({ kind, body }: Resource, pointer: string, text: string): string | undefined {
  const list = readPointer(body, pointer);
  if (!Array.isArray(list)) return undefined;
  const [name = ''] = parsePointer(pointer);
  const index = list.findIndex((item) => {
    const alone = mapAt({ [name]: body[name] ?? null }, pointer, () => [item]);
    const form = readPointer(canonical(kinds[kind], alone), pointer);
    return Array.isArray(form) && JSON.stringify(form[0]) === text;
  });
  return index === -1 ? undefined : `${pointer}/${index}`;
}
