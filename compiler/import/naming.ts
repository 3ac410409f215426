import { define, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Kind, ReferencePlace } from '../../schemas/kinds/kind.ts';
import { mapAt } from '../../schemas/kinds/map-at.ts';
import { isWord } from '../../schemas/kinds/names-to-references.ts';
import { type CollectionName, isGuid, isReference, referenceTo, writtenForm } from '../../schemas/reference.ts';
import { isClosed, wellKnownId, wellKnownName } from '../../schemas/wellknown/index.ts';
import type { Draft } from './draft.ts';

/** Names of a tenant, each of which leads to its id and to no other: collection → id in lower case → name. */
export type TenantNames = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** Ids → names for one import, and the bindings that lead back. */
export interface Naming {
  /** The same body with references where a name is better than an id. */
  withNames(kind: Kind, body: JsonObject): JsonObject;
  /** Collection → name → what stood in the input: what the names above are bound to. */
  readonly bound: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * How an import calls things. An object that becomes a document is called by that document's name, what means the same in every
 * tenant by its official name, the rest by its name in the tenant. Files may hold the groups and users that policies
 * name (`found`); files from no tenant, templates, have names or placeholders where ids belong: those are names already. Whatever would not lead back to the very text of the input stays an id.
 */
export function createNaming(
  drafts: readonly Draft[],
  tenant: TenantNames | undefined,
  found: TenantNames = {},
): Naming {
  const declared = new Map<string, Map<string, string>>();
  const taken = new Map<string, Set<string>>();
  for (const { collection, id, name, body } of drafts) {
    const names = taken.get(collection) ?? new Set<string>();
    for (const text of [name, body.displayName]) if (typeof text === 'string') names.add(text);
    taken.set(collection, names);
    const ids = declared.get(collection) ?? new Map<string, string>();
    if (id !== undefined) ids.set(id, name);
    declared.set(collection, ids);
  }
  const bound: Record<string, Record<string, string>> = {};
  const bind = (collection: CollectionName, name: string, id: string): Json => {
    const names = bound[collection] ?? {};
    bound[collection] = names;
    define(names, name, id);
    return referenceTo(collection, name);
  };
  const nameOf = ({ collection, ids }: ReferencePlace, text: string): Json => {
    const document = declared.get(collection)?.get(text);
    if (document !== undefined) return bind(collection, document, text);
    const official = wellKnownName(collection, text);
    if (official !== undefined && wellKnownId(collection, official) === text) return referenceTo(collection, official);
    const isFree = (name: string) =>
      taken.get(collection)?.has(name) !== true && wellKnownId(collection, name) === undefined && isPlainName(name);
    const called = (tenant ?? found)[collection]?.get(text.toLowerCase());
    if (called !== undefined && isFree(called)) return bind(collection, called, text);
    const isPlaceholder = tenant === undefined && !isGuid(text) && !isClosed(collection) && ids?.test(text) !== true;
    return isPlaceholder && isFree(text) ? bind(collection, text, text) : text;
  };
  return {
    bound,
    withNames: (kind, body) =>
      kind.references.reduce(
        (current, place) =>
          mapAt(current, place.pointer, (value) =>
            typeof value === 'string' && value !== '' && !isWord(place.words, value) ? nameOf(place, value) : value,
          ),
        body,
      ),
  };
}

/** Names that mean themselves: not an id in disguise, no blanks around them. */
function isPlainName(name: string): boolean {
  return name.trim() === name && name !== '' && !isGuid(name) && !/^id:/i.test(name);
}

/** The same body as a literal document has it: names, and ids where there is no name. The mirror of `namesToReferences`. */
export function writtenBody(kind: Kind, body: JsonObject): JsonObject {
  return kind.references.reduce(
    (current, place) => mapAt(current, place.pointer, (value) => writtenValue(place, value)),
    body,
  );
}

function writtenValue(place: ReferencePlace, value: Json): Json {
  if (isReference(value)) return writtenForm(value);
  if (
    typeof value !== 'string' ||
    isGuid(value) ||
    isWord(place.words, value) ||
    place.ids?.test(value) === true ||
    value === ''
  )
    return value;
  return `id:${value}`;
}
