import { breakGlassReferences } from '../../compiler/sentence/break-glass.ts';
import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { type Reference, writtenForm } from '../../schemas/reference.ts';
import { enforcedIn, listIn, placeIn } from './enforced.ts';
import type { Guard } from './guard.ts';

const project = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const literal = (excluded: string) => `kind: ConditionalAccessPolicy
name: everyone-mfa
body:
  state: enabled
  conditions:
    applications: { includeApplications: [All] }
    users: { includeUsers: [All]${excluded} }
  grantControls: { operator: OR, builtInControls: [mfa] }
`;

const rule: FindingRule = {
  code: 'GW6001',
  severity: 'error',
  title: 'an enforced policy does not leave out the emergency access accounts',
  explanation:
    'Emergency access accounts are the way back in when everything else fails, so no enforced policy may apply to them (Microsoft docs: security-emergency-access). Sentences leave them out by construction; a literal body has to say it. No flag lifts this.',
  failing: { project, documents: literal(''), tenant: {} },
  passing: { project, documents: literal(', excludeGroups: [Break Glass]'), tenant: {} },
};

/** Each declared account and group stands among the exclusions of each enforced policy for users. */
export const breakGlass: Guard = {
  rule,
  acceptable: false,
  check: ({ drafts, project: settings }) => {
    const { users, groups } = breakGlassReferences(settings);
    return enforcedIn(drafts).flatMap((policy) => {
      if (!appliesToUsers(policy.body)) return [];
      const excluded = [
        ...listIn(policy.body, '/conditions/users/excludeUsers'),
        ...listIn(policy.body, '/conditions/users/excludeGroups'),
      ].map((value) => JSON.stringify(value));
      const isMissing = (reference: Json) => !excluded.includes(JSON.stringify(reference));
      const missing = [
        ...users.filter(isMissing).map((user) => `account \`${nameOf(user)}\``),
        ...groups.filter(isMissing).map((group) => `group \`${nameOf(group)}\``),
      ];
      return missing.map((who) =>
        findingOf(rule, {
          message: `\`${policy.title}\` would be enforced for the emergency access ${who}`,
          help: 'add it to the exclusions of the policy',
          ...placeIn(policy, '/conditions/users'),
        }),
      );
    });
  },
};

function nameOf(reference: Reference | string): string {
  return typeof reference === 'string' ? reference : writtenForm(reference);
}

/** A policy for workload identities or for user accounts of agents has nobody to lock out. */
function appliesToUsers(body: Parameters<typeof listIn>[0]): boolean {
  const included = ['includeUsers', 'includeGroups', 'includeRoles'].flatMap((name) =>
    listIn(body, `/conditions/users/${name}`),
  );
  return included.some((value) => value !== 'None' && value !== 'AllAgentIdUsers');
}
