import { type CollectionName, isGuid } from '../schemas/reference.ts';
import { wellKnownId } from '../schemas/wellknown/index.ts';
import { quote } from './text/quote.ts';
import { likelyTypos } from './text/suggest.ts';

/** Words that stand where names do and are none, and how other places, above all the portal, call the same. */
const wordsOf: {
  readonly [Collection in CollectionName]?: readonly { readonly word: string; readonly also: RegExp }[];
} = {
  servicePrincipals: [
    { word: 'all apps', also: /^all((?: cloud)? (?:apps|applications)| resources.*)?$/i },
    { word: 'Office 365', also: /^(office 365|microsoft 365|o365|m365)( apps)?$/i },
    { word: 'Microsoft Admin Portals', also: /^admin portals?$/i },
    { word: 'no apps', also: /^none$/i },
  ],
  namedLocations: [
    { word: 'trusted', also: /^all ?trusted( locations| networks.*)?$/i },
    { word: 'anywhere', also: /^(all|any|any location|all locations|any network.*)$/i },
    { word: 'MFA trusted IPs', also: /^(multifactor authentication|mfa) trusted ips?$/i },
  ],
};
const everyone = /^(all|all users|every ?one|every ?body|any ?one|any ?body)$/i;
const guests = /^(all )?(guests?|guest users|external users|guests? (and|or) external users)$/i;

/** What somebody probably means who writes this where the name of an object stands; undefined where it may well be a name. */
export function otherWord(collection: CollectionName, name: string): string | undefined {
  if (isGuid(name)) return `write \`id:${name}\` for the object of this id`;
  if (collection === 'groups' || collection === 'users') return otherPeople(collection, name);
  const words = wordsOf[collection] ?? [];
  // Only somebody who wrote `name:` before it comes here with the very word, and means the name.
  if (words.some(({ word }) => word.toLowerCase() === name.toLowerCase())) return undefined;
  const [near] = likelyTypos(
    name,
    words.map(({ word }) => word),
  );
  const meant = words.find(({ also }) => also.test(name))?.word ?? near;
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
}

function otherPeople(collection: 'groups' | 'users', name: string): string | undefined {
  if (everyone.test(name)) return 'write `for: everyone` for all users';
  if (guests.test(name)) return 'guests and external users have a key of their own, `for: { guests: all }`';
  if (collection === 'users')
    return name.includes('@') ? undefined : 'users are written by user principal name, such as `bob@contoso.com`';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name)) return `write \`users: ${name}\` for a user; a name alone means a group`;
  const isRole = wellKnownId('directoryRoleTemplates', name) !== undefined;
  return isRole
    ? `write ${quote(`roles: ${name}`)} for the holders of the role; a name alone means a group`
    : undefined;
}
