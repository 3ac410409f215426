import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { type Json, stableStringify } from '../../schemas/json.ts';
import { writtenForm } from '../../schemas/reference.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (audience: string) => `kind: Protection
name: mail
protect: Exchange Online
for: ${audience}
require: mfa
`;

const rule: FindingRule = {
  code: 'GW4029',
  severity: 'warning',
  title: 'a policy includes and leaves out the same thing',
  explanation:
    'Exclusion wins over inclusion (Microsoft docs: concept-conditional-access-users-groups, 2025), so including it has no effect. One of the two is a mistake, and it is worth knowing which. Break-glass accounts are left out of every protection, also of one that names them.',
  failing: { documents: sentence('{ groups: [Sales, Field], except: Sales }') },
  passing: { documents: sentence('{ groups: [Sales, Field], except: Contractors }') },
};

const pairs = [
  ['/conditions/users', 'Users'],
  ['/conditions/users', 'Groups'],
  ['/conditions/users', 'Roles'],
  ['/conditions/applications', 'Applications'],
  ['/conditions/platforms', 'Platforms'],
  ['/conditions/locations', 'Locations'],
] as const;

/** Names on both sides of one condition. */
export const includedAndExcluded: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => pairs.flatMap(([part, noun]) => lookAt(resource, part, noun))),
};

function lookAt(resource: Resource, part: string, noun: string): readonly Finding[] {
  const key = (member: Json) => stableStringify(member).toLowerCase();
  const excluded = new Set(membersAt(resource.body, `${part}/exclude${noun}`).map(key));
  return membersAt(resource.body, `${part}/include${noun}`).flatMap((member, index) => {
    if (!excluded.has(key(member))) return [];
    const name = typeof member === 'string' ? member : writtenForm(member);
    return [
      findingOf(rule, {
        message: `\`${name}\` is included and left out by \`${resource.name}\``,
        help: 'exclusion wins; remove the name from one of the two lists',
        ...placeIn(resource, `${part}/include${noun}/${index}`),
      }),
    ];
  });
}
