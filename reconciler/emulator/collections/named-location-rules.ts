import { isIPv4, isIPv6 } from 'node:net';
import type { JsonObject } from '../../../schemas/json.ts';
import { refusedPolicy } from '../http/failure.ts';
import { namedType } from '../metadata/conform.ts';
import type { TenantState } from '../store/tenant-state.ts';
import { objectIn, objectsIn, stringsIn, textIn } from './values.ts';

/** (Microsoft docs: concept-assignment-network, 2026) */
const RANGE_LIMIT = 2000;

/** Throws Failure 400 unless a location is complete: a name, and ranges or countries the service can use. */
export function checkLocation(location: JsonObject): void {
  if (textIn(location.displayName) === '') throw refusedPolicy("NamedLocation must have a 'displayName'.");
  if (namedType(location) === 'ipNamedLocation') checkRanges(location);
  if (namedType(location) === 'countryNamedLocation') checkCountries(location);
}

function checkRanges({ ipRanges }: JsonObject): void {
  const ranges = objectsIn(ipRanges);
  if (ranges.length === 0) throw refusedPolicy("NamedLocation must have at least one range in 'ipRanges'.");
  if (ranges.length > RANGE_LIMIT) throw refusedPolicy(`NamedLocation has more than ${RANGE_LIMIT} ranges.`);
  for (const range of ranges) {
    const address = textIn(range.cidrAddress);
    if (!isCidr(address, namedType(range))) throw refusedPolicy(`NamedLocation has an invalid range: ${address}.`);
  }
}

/** The mask has to be longer than eight bits (Microsoft docs: concept-assignment-network, 2026). */
function isCidr(text: string, type: string | undefined): boolean {
  const [, address = '', mask = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const bits = Number(mask);
  if (type === 'iPv4CidrRange') return isIPv4(address) && mask !== '' && bits > 8 && bits <= 32;
  return type === 'iPv6CidrRange' && isIPv6(address) && mask !== '' && bits > 8 && bits <= 128;
}

function checkCountries({ countriesAndRegions, countryLookupMethod }: JsonObject): void {
  const countries = stringsIn(countriesAndRegions);
  if (countries.length === 0)
    throw refusedPolicy("NamedLocation must have at least one country in 'countriesAndRegions'.");
  const wrong = countries.find((country) => !/^[A-Z]{2}$/i.test(country));
  if (wrong !== undefined) throw refusedPolicy(`NamedLocation has an invalid country: ${wrong}.`);
  // (Microsoft365DSC issue 3658, 2023)
  if (textIn(countryLookupMethod) === '') throw refusedPolicy("NamedLocation must have a 'countryLookupMethod'.");
}

/** True when a live policy names the location. */
export function isReferenced(state: TenantState, id: string): boolean {
  return [...state.rows('conditionalAccessPolicies').values()].some((policy) => {
    const locations = objectIn(objectIn(policy.conditions)?.locations);
    return [...stringsIn(locations?.includeLocations), ...stringsIn(locations?.excludeLocations)].includes(id);
  });
}
