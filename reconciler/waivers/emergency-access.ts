import type { Project } from '../../compiler/project.ts';
import { breakGlassReferences } from '../../compiler/sentence/break-glass.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { isReference, type Reference } from '../../schemas/reference.ts';
import type { Resource } from '../../schemas/resource.ts';
import { putAt } from './put-at.ts';

/** Tells the emergency access accounts and groups of a project, as bodies have them. */
export type IsEmergency = (value: Json) => boolean;

const places = ['/conditions/users/excludeUsers', '/conditions/users/excludeGroups'] as const;

/** By id where it is known, so that no other way to write an account makes it another. */
export function emergencyOf(
  project: Project,
  resources: readonly Resource[],
  idOf: (reference: Reference) => string | undefined,
): IsEmergency {
  const identity = (value: Json) => {
    const text = isReference(value) ? (idOf(value) ?? value.$ref) : JSON.stringify(value);
    return text.toLowerCase();
  };
  const { users, groups } = breakGlassReferences(project, resources);
  const known = new Set([...users, ...groups].map(identity));
  return (value) => known.has(identity(value));
}

/** True for the body of a value that holds an exclusion of emergency access. */
export function namesEmergency(body: JsonObject, isEmergency: IsEmergency): boolean {
  return places.some((place) => listAt(body, place).some(isEmergency));
}

/** `folded` with the exclusions of emergency access that git says: whatever is waived, these are not. The same body where none is missing. */
export function withEmergency(folded: JsonObject, wanted: JsonObject, isEmergency: IsEmergency): JsonObject {
  return places.reduce((body, place) => {
    const there = listAt(body, place);
    const isThere = new Set(there.map((value) => JSON.stringify(value)));
    const missing = listAt(wanted, place).filter((value) => isEmergency(value) && !isThere.has(JSON.stringify(value)));
    return missing.length === 0 ? body : putAt(body, place, [...there, ...missing]);
  }, folded);
}

function listAt(body: JsonObject, place: string): readonly Json[] {
  const value = readPointer(body, place);
  return Array.isArray(value) ? value : [];
}
