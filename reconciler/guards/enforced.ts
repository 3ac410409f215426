import type { Json, JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { isReference, type Reference } from '../../schemas/reference.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { DesiredObject } from '../plan/build-plan.ts';

/** A Conditional Access policy that will be enforced once the plan is carried out. */
export interface Enforced {
  readonly key: string;
  readonly title: string;
  /** The body in canonical form: nothing unset is in it, and every word is spelled as Graph spells it. */
  readonly body: JsonObject;
  readonly resource: Resource;
}

/** The policies that git wants enforced. Report-only and disabled ones lock nobody out. */
export function enforcedIn(desired: readonly DesiredObject[]): readonly Enforced[] {
  return desired.flatMap(({ resource, body }) => {
    if (resource.kind !== 'conditionalAccessPolicies' || body.state !== 'enabled') return [];
    return [{ key: resourceKey(resource), title: String(resource.body.displayName ?? resource.name), body, resource }];
  });
}

/** A list in a canonical body, or none. */
export function listIn(body: JsonObject, pointer: string): readonly Json[] {
  const value = readPointer(body, pointer);
  return Array.isArray(value) ? value : [];
}

export function isBlock(body: JsonObject): boolean {
  return listIn(body, '/grantControls/builtInControls').includes('block');
}

export function includesEveryone(body: JsonObject): boolean {
  return listIn(body, '/conditions/users/includeUsers').includes('All');
}

export function includesAllApps(body: JsonObject): boolean {
  return listIn(body, '/conditions/applications/includeApplications').includes('All');
}

/** A policy for workload identities or for user accounts of agents has nobody to lock out. */
export function appliesToPeople(body: JsonObject): boolean {
  const included = ['includeUsers', 'includeGroups', 'includeRoles'].flatMap((name) =>
    listIn(body, `/conditions/users/${name}`),
  );
  return included.some((value) => value !== 'None' && value !== 'AllAgentIdUsers');
}

/** One text for an object however it is written: by its id where that is known, by its name otherwise. */
export function identityOf(value: Json, idOf: (reference: Reference) => string | undefined): string {
  if (isReference(value)) return (idOf(value) ?? value.$ref).toLowerCase();
  return typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value);
}

/** Where the policy is said, for findings. */
export function placeIn({ key, resource }: Enforced, pointer: string) {
  const span = originOf(resource, pointer)?.span;
  return { resource: key, pointer, ...(span === undefined ? {} : { span }) };
}
