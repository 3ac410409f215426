import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isAt } from '../../schemas/kinds/is-at.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { withoutReadOnly } from '../../schemas/kinds/without-read-only.ts';

/**
 * A live body as somebody could send it: without what the service sets, without what nobody set, without OData's annotations except
 * types, and with no more than the id of what is given back expanded. Part of it goes along in a request where the service wants a
 * property whole and only the rest of it is to change.
 */
export function asSent(kind: Kind, live: JsonObject): JsonObject {
  const sent = (value: Json, path: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => sent(item, [...path, '*']));
    if (!isJsonObject(value)) return value;
    const whole = isAt(kind.expanded, path) && value.id !== undefined ? { id: value.id } : value;
    return Object.fromEntries(
      Object.entries(whole)
        .filter(([name, member]) => member !== null && !isNoise(name))
        .map(([name, member]) => [name, sent(member, [...path, name])]),
    );
  };
  return sent(withoutReadOnly(kind, live), []) as JsonObject;
}

function isNoise(name: string): boolean {
  return name.startsWith('#') || (name.includes('@odata.') && name !== '@odata.type');
}
