import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import { type DocumentKind, header, headerSources, type Source } from './document-kind.ts';

const range = z.union([z.cidrv4(), z.cidrv6()]);
const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'expected a two-letter country code such as `DE`')
  .transform((code) => code.toUpperCase());

const schema = z.strictObject({
  kind: z.literal('NamedLocation'),
  ...header,
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
});

export type NamedLocationSpec = z.output<typeof schema>;

/** An IP or country location. Which of the two is decided by what it lists; the checks refuse both at once and neither. */
export const namedLocation: DocumentKind<NamedLocationSpec> = {
  kind: 'NamedLocation',
  description: 'A place on the Internet that policies name: IP ranges or countries.',
  schema,
  lower(spec) {
    return [
      {
        kind: 'namedLocations',
        name: spec.name,
        apiVersion: 'v1.0',
        body: {
          displayName: spec.title ?? spec.name,
          ...(spec.countries === undefined ? lowerRanges(spec) : lowerCountries(spec)),
        },
        sources: [...headerSources(spec), ...partSources(spec)],
      },
    ];
  },
};

function lowerRanges(spec: NamedLocationSpec): JsonObject {
  return {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    isTrusted: spec.trusted ?? false,
    ipRanges: (spec.ranges ?? []).map((cidrAddress) => ({
      '@odata.type': cidrAddress.includes(':') ? '#microsoft.graph.iPv6CidrRange' : '#microsoft.graph.iPv4CidrRange',
      cidrAddress,
    })),
  };
}

function lowerCountries(spec: NamedLocationSpec): JsonObject {
  return {
    '@odata.type': '#microsoft.graph.countryNamedLocation',
    countriesAndRegions: spec.countries ?? [],
    includeUnknownCountriesAndRegions: spec.unknownCountries ?? false,
    // Graph refuses an empty lookup method (Microsoft365DSC issue 3658), so the default is written out.
    countryLookupMethod: spec.lookup ?? 'clientIpAddress',
  };
}

const wireOfPart = {
  ranges: '/ipRanges',
  trusted: '/isTrusted',
  countries: '/countriesAndRegions',
  unknownCountries: '/includeUnknownCountriesAndRegions',
  lookup: '/countryLookupMethod',
} as const;

function partSources(spec: NamedLocationSpec): readonly Source[] {
  return (Object.keys(wireOfPart) as (keyof typeof wireOfPart)[])
    .filter((part) => spec[part] !== undefined)
    .map((part) => ({ wire: wireOfPart[part], said: `/${part}`, in: 'document' }));
}
