import type { Pointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';

const assigned: Readonly<Record<string, Pointer>> = { for: '/assignments', assign: '/assignments' };
const standard = { ...assigned, title: '/displayName', whenNoncompliant: '/scheduledActionsForRule' };
const protection = { ...assigned, title: '/displayName', apps: '/apps' };

/** Words of the language that are one property of the Graph body. Others come to several, and are waived by pointer. */
const words: Partial<Readonly<Record<ManagedCollection, Readonly<Record<string, Pointer>>>>> = {
  conditionalAccessPolicies: {
    title: '/displayName',
    rollout: '/state',
    for: '/conditions/users',
    require: '/grantControls',
    session: '/sessionControls',
  },
  deviceCompliancePolicies: standard,
  compliancePolicies: { ...standard, title: '/name' },
  iosManagedAppProtections: protection,
  androidManagedAppProtections: protection,
  groups: { title: '/displayName', members: '/members', membershipRule: '/membershipRule' },
  namedLocations: {
    title: '/displayName',
    ranges: '/ipRanges',
    countries: '/countriesAndRegions',
    trusted: '/isTrusted',
  },
};

/** The pointer that a property is meant by: itself, or that of a word of the language; undefined for any other word. */
export function propertyPointer(kind: ManagedCollection, property: string): Pointer | undefined {
  if (property.startsWith('/')) return property;
  const known = words[kind] ?? {};
  return Object.hasOwn(known, property) ? known[property] : undefined;
}

/** The words that may stand for a property of a kind. */
export function propertyWords(kind: ManagedCollection): readonly string[] {
  return Object.keys(words[kind] ?? {});
}
