import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { indexOfWord, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (require: string) => `kind: Protection
name: admins
protect: Microsoft Admin Portals
for: Administrators
require: ${require}
`;

const rule: FindingRule = {
  code: 'GW4032',
  severity: 'error',
  title: 'mfa stands beside an authentication strength',
  explanation:
    'Graph refuses the two together (Microsoft docs: concept-conditional-access-grant, 2025). Every authentication strength asks for multifactor authentication already, unless it was made not to.',
  failing: { documents: sentence('[mfa, authenticationStrength: Phishing-resistant MFA]') },
  passing: { documents: sentence('{ authenticationStrength: Phishing-resistant MFA }') },
};

/** Two ways to ask for the same. */
export const mfaAndStrength: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const controls = '/grantControls/builtInControls';
      const index = indexOfWord(membersAt(resource.body, controls), 'mfa');
      if (index === -1 || !isSet(resource.body, '/grantControls/authenticationStrength')) return [];
      return [
        findingOf(rule, {
          message: `\`mfa\` stands beside an authentication strength in \`${resource.name}\``,
          help: 'remove `mfa`; the strength asks for it',
          ...placeIn(resource, `${controls}/${index}`),
        }),
      ];
    }),
};
