import type { Json, JsonObject } from '../json.ts';
import { isWithin } from '../pointer.ts';
import { tellList } from '../telling/tell-list.ts';
import { tellSwitch, tellWord } from '../telling/tell-value.ts';
import { namedLocationSchema } from '../wire/named-location.ts';
import type { Kind } from './kind.ts';
import { mapAt } from './map-at.ts';

const path = '/identity/conditionalAccess/namedLocations';
const countries = '#microsoft.graph.countryNamedLocation';
const compliantNetwork = '#microsoft.graph.compliantNetworkNamedLocation';

/** IP and country locations (graph resource namedLocation, v1.0), and the compliant network, which only beta knows. */
export const namedLocations: Kind = {
  collection: 'namedLocations',
  title: 'named location',
  path,
  apiVersion: 'v1.0',
  // (microsoft-graph-types-beta 0.44.0: the type exists in beta only)
  betaOnly: { properties: [], words: [{ pointer: '/@odata.type', words: [compliantNetwork] }] },
  listsBeta: 'whenPinned',
  query: '',
  read: 'collection',
  // Made by the service with Global Secure Access, and by nobody else (UniFy Conditional-Access-Baseline skips it, 2026-07).
  provided: { mark: '/@odata.type', value: compliantNetwork, noun: 'compliant network location' },
  rank: 1,
  schema: namedLocationSchema,
  readOnly: ['/id', '/createdDateTime', '/modifiedDateTime', '/deletedDateTime'],
  writeOnly: [],
  // Changing the type means another object (terraform-provider-azuread, named_location_resource).
  expanded: [],
  immutable: ['/@odata.type'],
  replaceable: true,
  typed: ['', '/ipRanges/*'],
  flags: [],
  words: [{ pointer: '/countryLookupMethod', words: ['clientIpAddress', 'authenticatorAppGps'] }],
  references: [],
  exclusions: [],
  defaults: [{ pointer: '/countryLookupMethod', value: 'clientIpAddress' }],
  falseIsSilence: [''],
  normalise: withPlainPlaces,
  create: (body) => [{ method: 'POST', apiVersion: 'v1.0', path, body: withDemandedDefaults(body) }],
  update: ({ desired, changed }) => [
    { method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body: patchOf(desired, changed) },
  ],
  remove: (live) => [
    // A trusted location cannot be deleted (Microsoft docs: concept-assignment-network).
    ...(live.isTrusted === true ? [untrust(live)] : []),
    { method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` },
  ],
  tell: [
    tellList('/ipRanges', {
      participle: 'part of the location',
      more: 'mixed',
      noun: ['address range', 'address ranges'],
    }),
    tellList('/countriesAndRegions', {
      participle: 'part of the location',
      more: 'mixed',
      noun: ['country', 'countries'],
    }),
    tellSwitch('/isTrusted', 'the location is now trusted', 'the location is no longer trusted', 'looser'),
    tellSwitch(
      '/includeUnknownCountriesAndRegions',
      'addresses of no known country are now part of the location',
      'addresses of no known country are no longer part of the location',
      'mixed',
    ),
    tellWord('/countryLookupMethod', 'the country is looked up by', {
      clientIpAddress: 'the address',
      authenticatorAppGps: 'the GPS position in the Authenticator app',
    }),
  ],
  permissions: {
    read: ['Policy.Read.All'],
    write: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All'],
  },
};

/** Letters in an address are digits (RFC 5952), and those of a country code have one case (ISO 3166-1). */
function withPlainPlaces(body: JsonObject): JsonObject {
  const lower = (value: Json) => (typeof value === 'string' ? value.toLowerCase() : value);
  const upper = (value: Json) => (typeof value === 'string' ? value.toUpperCase() : value);
  return mapAt(mapAt(body, '/ipRanges/*/cidrAddress', lower), '/countriesAndRegions/*', upper);
}

/** Graph refuses an empty lookup method (Microsoft365DSC issue 3658). */
function withDemandedDefaults(body: JsonObject): JsonObject {
  return body['@odata.type'] === countries ? { countryLookupMethod: 'clientIpAddress', ...body } : body;
}

function untrust(live: JsonObject) {
  const body = { '@odata.type': live['@odata.type'] ?? null, isTrusted: false, ipRanges: live.ipRanges ?? [] };
  return { method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body } as const;
}

/** The type must be repeated, and the ranges go along with every change as other mature clients send them. */
function patchOf(desired: JsonObject, changed: readonly string[]): JsonObject {
  const isChanged = (name: string) => changed.some((pointer) => isWithin(pointer, `/${name}`));
  const always = ['@odata.type', 'ipRanges'].filter((name) => desired[name] !== undefined);
  const said = Object.keys(desired).filter((name) => always.includes(name) || isChanged(name));
  const unsaid = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter(
    (name) => desired[name] === undefined,
  );
  return Object.fromEntries([...said, ...unsaid].map((name) => [name, desired[name] ?? emptyOf(name)]));
}

/** What puts a property back to what it is when nobody says it: a PATCH keeps what it does not mention. */
function emptyOf(name: string): Json {
  if (name === 'isTrusted' || name === 'includeUnknownCountriesAndRegions') return false;
  return name === 'countryLookupMethod' ? 'clientIpAddress' : null;
}
