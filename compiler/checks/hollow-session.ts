import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject } from '../../schemas/json.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { effectiveSessionControls, isAnnotation, placeIn, policiesIn } from './policy-body.ts';

const rule: FindingRule = {
  code: 'GW4086',
  severity: 'error',
  title: 'session controls are written that do nothing',
  explanation:
    'The service refuses sessionControls in which nothing is set or enabled; a policy without session controls has null there, or no such member (terraform-provider-azuread, conditional_access_policy_resource.go, 2026; 597 of 685 published policies have null). A control that is switched off is left out, not written with `isEnabled: false`.',
  failing: { documents: examplePolicy({ session: '{ signInFrequency: { isEnabled: false } }' }) },
  passing: { documents: examplePolicy({ session: 'null' }) },
};

/** Session controls without effect, beside grant controls that have one; without those another rule says it. */
export const hollowSession: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => isJsonObject(body.sessionControls) && effectiveSessionControls(body).length === 0)
      .filter(({ body }) => isJsonObject(body.grantControls) && Object.keys(body.grantControls).some(isNoAnnotation))
      .map((resource) =>
        findingOf(rule, {
          message: `the session controls of \`${resource.name}\` do nothing`,
          help: 'remove `sessionControls`',
          ...placeIn(resource, '/sessionControls'),
        }),
      ),
};

function isNoAnnotation(name: string): boolean {
  return !isAnnotation(name);
}
