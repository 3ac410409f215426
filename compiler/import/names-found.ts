import type { FoundObject } from '../graph-json/read-graph-json.ts';
import type { TenantNames } from './naming.ts';

/** What objects of a directory are called by, as the language names them. */
const nameProperties: Readonly<Record<string, string>> = { groups: 'displayName', users: 'userPrincipalName' };

/**
 * Names of the groups and users that lie beside the policies of an export: id in lower case → name. A name that two of them bear
 * leads to neither.
 */
export function namesFound(objects: readonly FoundObject[]): TenantNames {
  const names: Record<string, ReadonlyMap<string, string>> = {};
  for (const [collection, property] of Object.entries(nameProperties)) {
    const ids = new Map<string, Set<string>>();
    for (const { kind, body } of objects) {
      const { id, [property]: name } = body;
      if (kind !== collection || typeof id !== 'string' || typeof name !== 'string' || id === '') continue;
      ids.set(name, (ids.get(name) ?? new Set()).add(id.toLowerCase()));
    }
    const unique = [...ids].flatMap(([name, [id = '', ...others]]) =>
      others.length === 0 ? [[id, name] as const] : [],
    );
    names[collection] = new Map(unique);
  }
  return names;
}
