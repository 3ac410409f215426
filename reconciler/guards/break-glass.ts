import { breakGlassReferences } from '../../compiler/sentence/break-glass.ts';
import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { isReference, parseReference, writtenForm } from '../../schemas/reference.ts';
import { appliesToPeople, enforcedIn, identityOf, listIn, placeIn } from './enforced.ts';
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
  check: ({ desired, project: settings, idOf }) => {
    const resources = desired.map(({ resource }) => resource);
    const { users, groups } = breakGlassReferences(settings, resources);
    const declared = [...users, ...groups];
    return enforcedIn(desired)
      .filter(({ body }) => appliesToPeople(body))
      .flatMap((policy) => {
        const excluded = new Set(
          ['excludeUsers', 'excludeGroups'].flatMap((name) =>
            listIn(policy.body, `/conditions/users/${name}`).map((value) => identityOf(value, idOf)),
          ),
        );
        return declared
          .filter((reference) => !excluded.has(identityOf(reference, idOf)))
          .map((reference) =>
            findingOf(rule, {
              message: `\`${policy.title}\` would be enforced for the emergency access ${nameOf(reference)}`,
              help: 'add it to the exclusions of the policy',
              ...placeIn(policy, '/conditions/users'),
            }),
          );
      });
  },
};

function nameOf(reference: Json): string {
  if (!isReference(reference)) return `\`${String(reference)}\``;
  const noun = parseReference(reference).collection === 'users' ? 'account' : 'group';
  return `${noun} \`${writtenForm(reference)}\``;
}
