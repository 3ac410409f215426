import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { effectiveSessionControls, isSet, placeIn, policiesIn } from './policy-body.ts';

const literal = (grant: string) => `kind: ConditionalAccessPolicy
name: mail
body:
  state: disabled
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [Exchange Online] }
    users: { includeGroups: [Sales], excludeGroups: [Break Glass] }
  grantControls: ${grant}
`;

const rule: FindingRule = {
  code: 'GW4033',
  severity: 'error',
  title: 'a policy body has no control',
  explanation:
    'A policy has a grant control or a session control that does something; the service refuses one without (Microsoft docs: conditionalaccessroot-post-policies, 2024). A session control that is not enabled does nothing.',
  failing: { documents: literal('null') },
  passing: { documents: literal('{ operator: OR, builtInControls: [mfa] }') },
};

const grants = ['builtInControls', 'termsOfUse', 'customAuthenticationFactors', 'authenticationStrength'];

/** Bodies that ask for nothing. */
export const noControls: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => !grants.some((name) => isSet(body, `/grantControls/${name}`)))
      .filter(({ body }) => effectiveSessionControls(body).length === 0)
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` has neither a grant control nor a session control`,
          help: 'add `grantControls` or `sessionControls` to the body',
          ...placeIn(resource, '/grantControls'),
        }),
      ),
};
