import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';
import { oneOrList } from './one-or-list.ts';

const expectedRange =
  'expected a range in CIDR form, such as `198.51.100.0/24`; one address alone is a `/32`, or `/128` in IPv6';
const range = z.union([z.cidrv4(expectedRange), z.cidrv6(expectedRange)]);
const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'expected a two-letter country code such as `DE`')
  .transform((code) => code.toUpperCase());

const members = {
  ranges: oneOrMany(range).optional().describe('IPv4 and IPv6 ranges in CIDR form.'),
  trusted: z.boolean().optional().describe('Whether the ranges count as trusted; only for ranges.'),
  countries: oneOrMany(country).optional().describe('Countries by two-letter code (ISO 3166-1).'),
  unknownCountries: z
    .boolean()
    .optional()
    .describe('Whether addresses that belong to no country match too; only for countries.'),
  lookup: caseInsensitiveEnum(['clientIpAddress', 'authenticatorAppGps'])
    .optional()
    .describe('How the country is found; only for countries.'),
  compliantNetwork: z
    .literal(true)
    .optional()
    .describe('The location Global Secure Access makes for the networks of the tenant; it is never changed.'),
};

export interface NamedLocationSpec extends EitherSpec {
  readonly kind: 'NamedLocation';
  readonly ranges?: readonly string[] | undefined;
  readonly trusted?: boolean | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly unknownCountries?: boolean | undefined;
  readonly lookup?: string | undefined;
  readonly compliantNetwork?: true | undefined;
}

const ipType = '#microsoft.graph.ipNamedLocation';
const countryType = '#microsoft.graph.countryNamedLocation';
const compliantNetworkType = '#microsoft.graph.compliantNetworkNamedLocation';

/** An IP or country location. Which of the two is decided by what it lists; the checks refuse both at once and neither. */
export const namedLocation = eitherForm<NamedLocationSpec>({
  kind: 'NamedLocation',
  description: 'A place on the Internet that policies name: IP ranges or countries.',
  collection: 'namedLocations',
  members,
  needs: [],
  bodyNeeds: [],
  wires: {
    ranges: '/ipRanges',
    trusted: '/isTrusted',
    countries: '/countriesAndRegions',
    unknownCountries: '/includeUnknownCountriesAndRegions',
    lookup: '/countryLookupMethod',
    compliantNetwork: '/compliantNetworkType',
  },
  lower: (spec) => {
    if (spec.compliantNetwork === true) return compliantNetwork;
    return spec.countries === undefined ? lowerRanges(spec) : lowerCountries(spec);
  },
  lift: (body) => {
    if (body['@odata.type'] === ipType) return liftRanges(body);
    if (body['@odata.type'] === countryType) return liftCountries(body);
    return body['@odata.type'] === compliantNetworkType ? { compliantNetwork: true } : undefined;
  },
});

/** As the service makes it (captured beta response, 2026-06). */
const compliantNetwork: JsonObject = {
  '@odata.type': compliantNetworkType,
  compliantNetworkType: 'allTenantCompliantNetworks',
  isTrusted: true,
};

/** Only what is said: a property nobody mentions is left to the service. */
function lowerRanges(spec: NamedLocationSpec): JsonObject {
  return {
    '@odata.type': ipType,
    ...(spec.trusted === undefined ? {} : { isTrusted: spec.trusted }),
    ipRanges: (spec.ranges ?? []).map((cidrAddress) => ({
      '@odata.type': cidrAddress.includes(':') ? '#microsoft.graph.iPv6CidrRange' : '#microsoft.graph.iPv4CidrRange',
      cidrAddress,
    })),
  };
}

function lowerCountries(spec: NamedLocationSpec): JsonObject {
  const { unknownCountries, lookup } = spec;
  return {
    '@odata.type': countryType,
    countriesAndRegions: spec.countries ?? [],
    ...(unknownCountries === undefined ? {} : { includeUnknownCountriesAndRegions: unknownCountries }),
    ...(lookup === undefined ? {} : { countryLookupMethod: lookup }),
  };
}

/** A mask of /8 or less is stored here and there, although a new location cannot have one: the words refuse it, so it stays literal. */
function liftRanges(body: JsonObject): JsonObject | undefined {
  const ranges = listIn(body.ipRanges).map((item) => (isJsonObject(item) ? item.cidrAddress : undefined));
  const isNarrow = (text: Json | undefined): text is string =>
    typeof text === 'string' && Number(text.split('/')[1]) > 8;
  if (ranges.length === 0 || !ranges.every(isNarrow)) return undefined;
  return { ranges: oneOrList(ranges), ...(body.isTrusted == null ? {} : { trusted: body.isTrusted }) };
}

function liftCountries(body: JsonObject): JsonObject | undefined {
  const { includeUnknownCountriesAndRegions: unknown, countryLookupMethod: lookup } = body;
  const countries = listIn(body.countriesAndRegions);
  if (countries.length === 0) return undefined;
  return {
    countries: oneOrList(countries),
    ...(unknown == null ? {} : { unknownCountries: unknown }),
    ...(lookup == null ? {} : { lookup }),
  };
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
