import type { JsonObject } from '../json.ts';
import { isWithin } from '../pointer.ts';
import { namedLocationSchema } from '../wire/named-location.ts';
import type { Kind } from './kind.ts';

const path = '/identity/conditionalAccess/namedLocations';

/** IP and country locations (graph resource namedLocation, v1.0). */
export const namedLocations: Kind = {
  collection: 'namedLocations',
  title: 'named location',
  path,
  apiVersion: 'v1.0',
  query: '',
  read: 'collection',
  rank: 1,
  schema: namedLocationSchema,
  readOnly: ['/id', '/createdDateTime', '/modifiedDateTime', '/deletedDateTime'],
  writeOnly: [],
  // Changing the type means another object (terraform-provider-azuread, named_location_resource).
  immutable: ['/@odata.type'],
  typed: ['', '/ipRanges/*'],
  flags: [],
  references: [],
  exclusions: [],
  defaults: [{ pointer: '/countryLookupMethod', value: 'clientIpAddress' }],
  falseIsSilence: [''],
  normalise: (body) => body,
  create: (body) => [{ method: 'POST', apiVersion: 'v1.0', path, body }],
  update: ({ desired, changed }) => [
    { method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body: patchOf(desired, changed) },
  ],
  remove: (live) => [
    // A trusted location cannot be deleted (Microsoft docs: concept-assignment-network).
    ...(live.isTrusted === true ? [untrust(live)] : []),
    { method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` },
  ],
  permissions: {
    read: ['Policy.Read.All'],
    write: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All'],
  },
};

function untrust(live: JsonObject) {
  const body = { '@odata.type': live['@odata.type'] ?? null, isTrusted: false, ipRanges: live.ipRanges ?? [] };
  return { method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body } as const;
}

/** The type must be repeated, and the ranges go along with every change as other mature clients send them. */
function patchOf(desired: JsonObject, changed: readonly string[]): JsonObject {
  const isChanged = (name: string) => changed.some((pointer) => isWithin(pointer, `/${name}`));
  const always = ['@odata.type', 'ipRanges'].filter((name) => desired[name] !== undefined);
  const members = Object.keys(desired).filter((name) => always.includes(name) || isChanged(name));
  return Object.fromEntries(members.map((name) => [name, desired[name] ?? null]));
}
