import type { JsonObject } from './json.ts';
import { isWithin, type Pointer } from './pointer.ts';
import type { Span } from './span.ts';

/** The collections whose objects we create, change and delete. Names are Graph's own. */
export const managedCollections = [
  'groups',
  'namedLocations',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'agreements',
  'notificationMessageTemplates',
  'assignmentFilters',
  'deviceComplianceScripts',
  'deviceCompliancePolicies',
  'compliancePolicies',
  'deviceManagementSettings',
  'iosManagedAppProtections',
  'androidManagedAppProtections',
  'defaultManagedAppProtections',
  'managedAppPolicies',
  'conditionalAccessPolicies',
] as const;
export type ManagedCollection = (typeof managedCollections)[number];

export type ApiVersion = 'v1.0' | 'beta';

/** Where a part of a body was said: the deepest entry whose pointer is a prefix answers for a leaf. */
export interface Origin {
  readonly pointer: Pointer;
  readonly span: Span;
}

/** One Graph object as the project wants it, with references where Graph has ids of the tenant. */
export interface Resource {
  readonly kind: ManagedCollection;
  /** Stable key in git; never sent to Graph. */
  readonly name: string;
  readonly apiVersion: ApiVersion;
  readonly body: JsonObject;
  /** The span of the document as a whole is the entry with pointer ''. */
  readonly origins: readonly Origin[];
}

/** What an object is called and what it holds, wherever it comes from. */
export type ResourceBody = Pick<Resource, 'kind' | 'name' | 'body'>;

/** `kind/name`, the key of a resource in the inventory, in plans and in findings. */
export function resourceKey(resource: { readonly kind: string; readonly name: string }): string {
  return `${resource.kind}/${resource.name}`;
}

/** The text behind a place of a resource: of the entries on the way to it, the deepest; of equals, the first. */
export function originOf(resource: Resource, pointer: string): Origin | undefined {
  return resource.origins
    .filter((origin) => origin.pointer === '' || isWithin(pointer, origin.pointer))
    .reduce<Origin | undefined>(
      (best, origin) => (best === undefined || origin.pointer.length > best.pointer.length ? origin : best),
      undefined,
    );
}
