import { type Json, stableStringify } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Program } from '../document.ts';
import { breakGlassReferences } from '../sentence/break-glass.ts';

/** The break-glass accounts and groups of the project as they stand in resolved bodies, by their JSON text. */
export function breakGlassKeys(resources: readonly Resource[], program: Program): ReadonlyMap<string, Json> {
  const { users, groups } = breakGlassReferences(program.project, resources);
  return new Map([...users, ...groups].map((reference) => [stableStringify(reference), reference]));
}
