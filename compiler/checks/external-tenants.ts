import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { membersAt, placeIn, policiesIn } from './policy-body.ts';

const guests = (tenants: string) =>
  examplePolicy({
    users: `{ includeGuestsOrExternalUsers: { guestOrExternalUserTypes: b2bCollaborationGuest, externalTenants: ${tenants} } }`,
  });
const type = "'@odata.type': '#microsoft.graph.conditionalAccess";

const rule: FindingRule = {
  code: 'GW4072',
  severity: 'error',
  title: 'the external tenants of guests are said in a way Graph does not know',
  explanation:
    'Graph has two types of external tenants and wants to be told which one: conditionalAccessAllExternalTenants, with membershipKind all and no members, and conditionalAccessEnumeratedExternalTenants, with membershipKind enumerated and at least one tenant id in members (msgraph-metadata, v1.0 schema, 2026; Microsoft365DSC).',
  failing: { documents: guests('{ membershipKind: all }') },
  passing: { documents: guests(`{ ${type}AllExternalTenants', membershipKind: all }`) },
};

/** What is wrong with the tenants guests come from, in the order in which a person would put it right. */
const wrongs: readonly { readonly told: string; readonly isWrong: (tenants: JsonObject) => boolean }[] = [
  {
    told: 'lack their `@odata.type`',
    isWrong: (tenants) => typeof tenants['@odata.type'] !== 'string',
  },
  {
    told: 'are enumerated, but none is named',
    isWrong: (tenants) => tenants.membershipKind === 'enumerated' && membersAt(tenants, '/members').length === 0,
  },
  {
    told: 'are named, but are not `enumerated`',
    isWrong: (tenants) => tenants.membershipKind !== 'enumerated' && membersAt(tenants, '/members').length > 0,
  },
];

/** The tenants guests come from. */
export const externalTenants: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) =>
      (['include', 'exclude'] as const).flatMap((side) => {
        const pointer = `/conditions/users/${side}GuestsOrExternalUsers/externalTenants` as const;
        const tenants = readPointer(resource.body, pointer);
        const wrong = isJsonObject(tenants) ? wrongs.find(({ isWrong }) => isWrong(tenants)) : undefined;
        if (wrong === undefined) return [];
        const message = `the external tenants of guests in \`${resource.name}\` ${wrong.told}`;
        const help = 'write the `@odata.type`, and `members` only beside `membershipKind: enumerated`';
        return [findingOf(rule, { message, help, ...placeIn(resource, pointer) })];
      }),
    ),
};
