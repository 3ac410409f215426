import type { TenantNames } from '../../compiler/import/naming.ts';
import type { CollectionName } from '../../schemas/reference.ts';
import type { Graph } from '../ports.ts';
import { lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { objectsNamed } from './resolve-names.ts';

/**
 * The names a directory knows that lead back to one object only. Two groups may bear one name; whoever wrote that name into a file
 * would be asked which of them was meant, so such an object keeps its id.
 */
export async function uniqueNames(graph: Graph, directory: Directory): Promise<TenantNames> {
  const unique: Record<string, ReadonlyMap<string, string>> = {};
  for (const [collection, names] of Object.entries(directory.toNames())) {
    const lookUp = lookUps[collection as CollectionName];
    if (lookUp === undefined) continue;
    const found = await objectsNamed(graph, lookUp, Object.keys(names));
    unique[collection] = new Map(
      Object.entries(names).flatMap(([name, id]) => (found.get(name)?.length === 1 ? [[id.toLowerCase(), name]] : [])),
    );
  }
  return unique;
}
