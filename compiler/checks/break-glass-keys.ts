import { type Json, stableStringify } from '../../schemas/json.ts';
import { isReference, parseReference, referenceTo } from '../../schemas/reference.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Program } from '../document.ts';
import { breakGlassReferences } from '../sentence/break-glass.ts';

/**
 * The break-glass accounts and groups of the project as they stand in resolved bodies, by their JSON text. A group that a document
 * declares may be named by its title; in bodies it goes by its name.
 */
export function breakGlassKeys(resources: readonly Resource[], program: Program): ReadonlyMap<string, Json> {
  const { users, groups } = breakGlassReferences(program.project);
  const declared = resources.filter((resource) => resource.kind === 'groups');
  const resolved = groups.map((group) => {
    if (!isReference(group)) return group;
    const { name } = parseReference(group);
    const byName = declared.find((resource) => resource.name === name);
    const found = byName ?? declared.find((resource) => resource.body.displayName === name);
    return found === undefined ? group : referenceTo('groups', found.name);
  });
  return new Map([...users, ...resolved].map((reference) => [stableStringify(reference), reference]));
}
