import type { Json, JsonObject } from './json.ts';
import { isJsonObject } from './json.ts';

/** Collections whose objects are named in policies. Some are managed too; the rest are only looked up. */
export const collectionNames = [
  'conditionalAccessPolicies',
  'namedLocations',
  'groups',
  'deviceCompliancePolicies',
  'compliancePolicies',
  'deviceManagementSettings',
  'users',
  'servicePrincipals',
  'workloadIdentities',
  'directoryRoleTemplates',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'notificationMessageTemplates',
  'assignmentFilters',
  'deviceComplianceScripts',
  'agreements',
  'iosManagedAppProtections',
  'androidManagedAppProtections',
  'defaultManagedAppProtections',
  'managedAppPolicies',
] as const;

/**
 * A Graph collection, by its Graph name, with one exception: policies name an application they protect by its application id, and a
 * service principal they are about by its object id (Microsoft docs: workload-identity, 2025). Names of the latter are called
 * `workloadIdentities`, so that one name never means both ids.
 */
export type CollectionName = (typeof collectionNames)[number];

/**
 * A name where Graph wants an id: `{"$ref": "groups/Sales"}`. Everything between reading and sending speaks names;
 * ids are bound when a request leaves. The name is what stands after the first slash, unescaped.
 */
export interface Reference extends JsonObject {
  readonly $ref: string;
}

export function referenceTo(collection: CollectionName, name: string): Reference {
  return { $ref: `${collection}/${name}` };
}

/** True for a reference to a collection we know. Any other `$ref` is somebody's data: literal bodies hold whatever people write. */
export function isReference(value: Json | undefined): value is Reference {
  if (!isJsonObject(value) || typeof value.$ref !== 'string' || Object.keys(value).length !== 1) return false;
  const { $ref } = value;
  return collectionNames.some((collection) => $ref.startsWith(`${collection}/`));
}

/** The two halves of a reference. Throws on a collection the program does not know: that is our mistake. */
export function parseReference(reference: Reference): { readonly collection: CollectionName; readonly name: string } {
  const slash = reference.$ref.indexOf('/');
  const collection = collectionNames.find((known) => known === reference.$ref.slice(0, slash));
  if (collection === undefined) throw new Error(`unreachable: reference to unknown collection ${reference.$ref}`);
  return { collection, name: reference.$ref.slice(slash + 1) };
}

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/** Words of Graph's own that stand among ids: an `id:` before one of them must not let it in by the back door. */
const graphWords = [
  'All',
  'None',
  'AllTrusted',
  'Office365',
  'MicrosoftAdminPortals',
  'AllAgentIdResources',
  'AllAgentIdUsers',
  'GuestsOrExternalUsers',
  'ServicePrincipalsInMyTenant',
].map((word) => word.toLowerCase());

/** Authentication contexts have ids a person can say: c1 to c99 (Microsoft docs: authenticationcontextclassreference, 2024). */
const contextId = /^c[1-9]\d?$/;

/**
 * What a person may write where Graph wants an id: a name; `id:` and the id itself, whatever it looks like; or `name:` and a name
 * that would be taken for something else, such as a group called `id:5`. `id:` before a word of Graph's is a name nobody has.
 */
export function nameOrId(collection: CollectionName, text: string): Reference | string {
  const [, prefix = '', rest = ''] = /^(id|name):(.+)$/is.exec(text) ?? [];
  if (prefix.toLowerCase() === 'name') return referenceTo(collection, rest);
  if (collection === 'authenticationContextClassReferences' && contextId.test(text)) return text;
  const id = isGuid(rest.trim()) ? rest.trim() : rest;
  return id === '' || graphWords.includes(id.trim().toLowerCase()) ? referenceTo(collection, text) : id;
}

/** The mirror of `nameOrId`: how a person writes what stands in an id's place. */
export function writtenForm(value: Json): string {
  if (!isReference(value)) return typeof value === 'string' ? `id:${value}` : JSON.stringify(value);
  const { collection, name } = parseReference(value);
  const read = nameOrId(collection, name);
  return isReference(read) && read.$ref === value.$ref ? name : `name:${name}`;
}
