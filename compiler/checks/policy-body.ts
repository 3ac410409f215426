import type { Json, JsonObject } from '../../schemas/json.ts';
import { isJsonObject } from '../../schemas/json.ts';
import { type Pointer, readPointer } from '../../schemas/pointer.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';

/** The Conditional Access policies among compiled resources, whoever wrote them. */
export function policiesIn(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter((resource) => resource.kind === 'conditionalAccessPolicies');
}

/** The members of an array in a body; null, nothing and anything else are no members: to Graph they mean the same. */
export function membersAt(body: JsonObject, pointer: Pointer): readonly Json[] {
  const value = readPointer(body, pointer);
  return Array.isArray(value) ? value : [];
}

/** The index of a word of Graph's in an array, letter case aside, or -1. */
export function indexOfWord(members: readonly Json[], word: string): number {
  return members.findIndex((member) => typeof member === 'string' && member.toLowerCase() === word.toLowerCase());
}

export function hasWord(members: readonly Json[], word: string): boolean {
  return indexOfWord(members, word) !== -1;
}

/** True when the place holds an object, a non-empty list, or any other value but null. */
export function isSet(body: JsonObject, pointer: Pointer): boolean {
  const value = readPointer(body, pointer);
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

/** True when a part of a body says anything: null, false, empty lists, annotations and objects of such do not. */
export function isEffective(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (!isJsonObject(value)) return true;
  return Object.entries(value).some(([name, member]) => !isAnnotation(name) && isEffective(member));
}

/** True for members that Graph writes beside the data, as exports with full metadata have them: `x@odata.type`, `#action`. */
export function isAnnotation(name: string): boolean {
  return name.includes('@') || name.startsWith('#');
}

/** The session controls of a body that do something. One that is not enabled does nothing. */
export function effectiveSessionControls({ sessionControls }: JsonObject): readonly string[] {
  if (!isJsonObject(sessionControls)) return [];
  return Object.entries(sessionControls).flatMap(([name, control]) => {
    const isOff = isAnnotation(name) || (isJsonObject(control) && control.isEnabled === false);
    return !isOff && isEffective(control) ? [name] : [];
  });
}

export const includedApps = '/conditions/applications/includeApplications';
export const builtInControls = '/grantControls/builtInControls';

/** True when access under the policy is never granted. */
export function isBlock(body: JsonObject): boolean {
  return hasWord(membersAt(body, builtInControls), 'block');
}

/** Where a finding about a part of a body points: the words that said it, and the part itself. */
export function placeIn(resource: Resource, pointer: Pointer) {
  const span = originOf(resource, pointer)?.span;
  return { ...(span === undefined ? {} : { span }), resource: resourceKey(resource), pointer };
}
