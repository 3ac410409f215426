import type { JsonObject } from '../../../../../schemas/json.ts';
import { ROLE_TEMPLATES } from '../../../data/directory-role-templates.ts';
import { isGuid, objectIn, stringsIn, textIn } from '../../values.ts';
import type { Rule } from './rule.ts';

const INCLUDE_WORDS = ['all', 'none', 'guestsorexternalusers', 'allagentidusers'];
const EXCLUDE_WORDS = ['guestsorexternalusers'];
const TEMPLATE_IDS = new Set(ROLE_TEMPLATES.map(([id]) => id));

/** Who a policy may name and in which words. */
export const IDENTITY_RULES: readonly Rule[] = [
  {
    behaviour: 'usersAreKnownWordsOrIds',
    refuse: ({ users }) => {
      const sides = [
        ['includeUsers', INCLUDE_WORDS],
        ['excludeUsers', EXCLUDE_WORDS],
      ] as const;
      for (const [name, words] of sides) {
        const wrong = stringsIn(users[name]).filter((user) => !isGuid(user) && !words.includes(user.toLowerCase()));
        if (wrong.length > 0) return `'users' condition contains invalid user ids: ${wrong.join(', ')}.`;
      }
      return undefined;
    },
  },
  {
    behaviour: 'guestLiteralExcludesGuestObject',
    refuse: ({ users }) => {
      const clash = (['include', 'exclude'] as const).some(
        (side) =>
          stringsIn(users[`${side}Users`]).some((user) => user.toLowerCase() === 'guestsorexternalusers') &&
          users[`${side}GuestsOrExternalUsers`] != null,
      );
      return clash ? "'GuestsOrExternalUsers' cannot be combined with guestOrExternalUsers" : undefined;
    },
  },
  {
    behaviour: 'externalTenantMembersNeedEnumeration',
    refuse: ({ users }) => {
      for (const side of ['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers']) {
        const tenants = objectIn(objectIn(users[side])?.externalTenants);
        if (tenants !== undefined && !isWellFormed(tenants)) {
          return `'${side}' has invalid externalTenants: name the '@odata.type', and list members only when membershipKind is 'enumerated'.`;
        }
      }
      return undefined;
    },
  },
  {
    behaviour: 'rolesAreBuiltInTemplates',
    refuse: ({ users }) => {
      const roles = [...stringsIn(users.includeRoles), ...stringsIn(users.excludeRoles)];
      const words = roles.filter((role) => !isGuid(role));
      if (words.length > 0) return `1102: 'users' condition contains invalid role ids: ${words.join(', ')}.`;
      const others = roles.filter((role) => !TEMPLATE_IDS.has(role.toLowerCase()));
      return others.length > 0
        ? `1103: 'users' condition contains non-built in role ids: ${others.join(', ')}.`
        : undefined;
    },
  },
];

function isWellFormed(tenants: JsonObject): boolean {
  const type = textIn(tenants['@odata.type']).replace('#microsoft.graph.', '');
  const members = stringsIn(tenants.members).length;
  if (type === 'conditionalAccessEnumeratedExternalTenants') return tenants.membershipKind !== 'all' && members > 0;
  return type === 'conditionalAccessAllExternalTenants' && tenants.membershipKind !== 'enumerated' && members === 0;
}
