import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { DraftChange } from '../plan/build-plan.ts';

/** A Conditional Access policy that will be enforced once the plan is carried out. */
export interface Enforced {
  readonly key: string;
  readonly title: string;
  /** The body in canonical form: nothing unset is in it. */
  readonly body: JsonObject;
  readonly draft: DraftChange;
}

/** The policies of a plan that will be enforced. Report-only and disabled ones lock nobody out. */
export function enforcedIn(drafts: readonly DraftChange[]): readonly Enforced[] {
  return drafts.flatMap((draft) => {
    const { change, after } = draft;
    if (change.kind !== 'conditionalAccessPolicies' || after === undefined || after.state !== 'enabled') return [];
    return [{ key: resourceKey(change), title: change.title, body: after, draft }];
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

/** Every user, without a condition that a person could escape by changing device, place or client. */
export function isUnconditional(body: JsonObject): boolean {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  const narrowing = Object.keys(conditions).filter(
    (name) => !['users', 'applications', 'clientAppTypes'].includes(name),
  );
  return narrowing.length === 0 && listIn(body, '/conditions/clientAppTypes').includes('all');
}

export function includesEveryone(body: JsonObject): boolean {
  return listIn(body, '/conditions/users/includeUsers').includes('All');
}

export function includesAllApps(body: JsonObject): boolean {
  return listIn(body, '/conditions/applications/includeApplications').includes('All');
}

/** Where the policy is said, for findings. */
export function placeIn(enforced: Enforced, pointer: string) {
  const { resource } = enforced.draft;
  const span = resource === undefined ? undefined : originOf(resource, pointer)?.span;
  return { resource: enforced.key, pointer, ...(span === undefined ? {} : { span }) };
}
