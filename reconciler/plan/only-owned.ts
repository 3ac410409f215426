import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Resource } from '../../schemas/resource.ts';

/**
 * The part of a live body that is ours to compare: without what is ours only where a document says it, and this one does not, such as
 * members of a group; of a singleton, only what git states.
 */
export function onlyOwned(resource: Resource, live: JsonObject): JsonObject {
  if (kinds[resource.kind].read === 'singleton') return statedIn(resource.body, live);
  const left = (kinds[resource.kind].ownedWhenSaid ?? []).map((pointer) => pointer.slice(1));
  const unsaid = left.filter((name) => resource.body[name] === undefined || resource.body[name] === null);
  if (unsaid.length === 0) return live;
  return Object.fromEntries(Object.entries(live).filter(([name]) => !unsaid.includes(name)));
}

/**
 * The part of a live body that must not have changed between plan and write. Of a singleton that is all of it: its request sends
 * back what others set, and must not undo what they did meanwhile.
 */
export function seenBeforeWriting(resource: Resource, live: JsonObject): JsonObject {
  return kinds[resource.kind].read === 'singleton' ? live : onlyOwned(resource, live);
}

function statedIn(stated: JsonObject, live: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(live).flatMap(([name, value]) => {
      const said = stated[name];
      if (said === undefined) return [];
      return [[name, isJsonObject(said) && isJsonObject(value) ? statedIn(said, value) : value]];
    }),
  );
}
