import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { indexOfWord, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (require: string) => `kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: [iOS, android] }
require: ${require}
`;

const rule: FindingRule = {
  code: 'GW4040',
  severity: 'information',
  title: 'approved client apps are being retired',
  explanation:
    'Microsoft retires the control in 2026; policies that rely on it are then no longer enforced (Microsoft docs: concept-conditional-access-grant, 2025). App protection is the replacement: accept both for a time with `anyOf`, then app protection alone.',
  failing: { documents: sentence('approvedApp') },
  passing: { documents: sentence('appProtection') },
};

const controls = '/grantControls/builtInControls';

/** A control with an end. */
export const approvedAppRetired: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const index = indexOfWord(membersAt(resource.body, controls), 'approvedApplication');
      if (index === -1) return [];
      return [
        findingOf(rule, {
          message: `\`${resource.name}\` requires an approved client app, which Microsoft is retiring`,
          help: 'require app protection instead',
          ...placeIn(resource, `${controls}/${index}`),
        }),
      ];
    }),
};
