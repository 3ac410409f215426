import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { isEffective, placeIn, policiesIn } from './policy-body.ts';

const sentence = (audience: string) => `kind: Protection
name: mail
protect: Exchange Online
for: ${audience}
require: mfa
`;

const rule: FindingRule = {
  code: 'GW4028',
  severity: 'error',
  title: 'a policy is about nobody',
  explanation:
    'A policy names users, groups, roles, guests or workloads it is about; Graph refuses one that only leaves people out (terraform-provider-azuread, conditional_access_policy resource). If nobody is meant, `for: none` says so.',
  failing: { documents: sentence('{ except: Contractors }') },
  passing: { documents: sentence('{ everyone: true, except: Contractors }') },
};

const audiences = [
  '/conditions/users/includeUsers',
  '/conditions/users/includeGroups',
  '/conditions/users/includeRoles',
  '/conditions/users/includeGuestsOrExternalUsers',
  '/conditions/clientApplications',
  '/conditions/agents',
];

/** Policies without anybody they are for. */
export const policyAudience: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => !audiences.some((pointer) => isEffective(readPointer(body, pointer))))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` does not say whom it is about`,
          help: 'name groups, users, roles or guests, or write `everyone` or `none`',
          ...placeIn(resource, '/conditions/users'),
        }),
      ),
};
