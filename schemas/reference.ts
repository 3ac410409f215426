import type { Json, JsonObject } from './json.ts';
import { isJsonObject } from './json.ts';

/** Collections whose objects are named in policies. Some are managed too; the rest are only looked up. */
export const collectionNames = [
  'conditionalAccessPolicies',
  'namedLocations',
  'groups',
  'deviceCompliancePolicies',
  'users',
  'servicePrincipals',
  'directoryRoleTemplates',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'notificationMessageTemplates',
  'agreements',
] as const;

/** A Graph collection, by its Graph name. */
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

/**
 * What a person may write where Graph wants an id: a name, or `id:<guid>` for the id itself. `id:` before anything else is a name
 * nobody has: it must not let one of Graph's own words, such as `All`, in by the back door.
 */
export function nameOrId(collection: CollectionName, text: string): Reference | string {
  const id = /^id:(.+)$/i.exec(text)?.[1]?.trim();
  return id === undefined || !isGuid(id) ? referenceTo(collection, text) : id;
}

/** The mirror of `nameOrId`: how a person writes what stands in an id's place. */
export function writtenForm(value: Json): string {
  if (isReference(value)) return parseReference(value).name;
  return typeof value === 'string' ? `id:${value}` : JSON.stringify(value);
}
