import type { CollectionName } from '../reference.ts';
import { wellKnownApplications } from './applications.ts';
import { wellKnownAuthenticationStrengths } from './authentication-strengths.ts';
import { wellKnownDirectoryRoles } from './directory-roles.ts';
import type { WellKnown } from './well-known.ts';

const collections: { readonly [Collection in CollectionName]?: readonly WellKnown[] } = {
  servicePrincipals: wellKnownApplications,
  directoryRoleTemplates: wellKnownDirectoryRoles,
  authenticationStrengthPolicies: wellKnownAuthenticationStrengths,
};

/** The id behind a name that means the same in every tenant; letter case is ignored. */
export function wellKnownId(collection: CollectionName, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return collections[collection]?.find((entry) => entry.names.some((known) => known.toLowerCase() === wanted))?.id;
}

/** The official name of an id that is the same in every tenant. */
export function wellKnownName(collection: CollectionName, id: string): string | undefined {
  return collections[collection]?.find((entry) => entry.id === id.toLowerCase())?.names[0];
}

/** Every name known for a collection, for suggestions. */
export function wellKnownNames(collection: CollectionName): readonly string[] {
  return collections[collection]?.flatMap((entry) => entry.names) ?? [];
}

/** True where only built-in objects exist to us, so that an unknown name is wrong whatever the tenant holds. */
export function isClosed(collection: CollectionName): boolean {
  return collection === 'directoryRoleTemplates';
}
