import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { scalarPlace } from '../scalar-place.ts';
import type { Check } from './check.ts';

const sentence = (second: string) => `kind: Protection
name: admins
protect: Microsoft Admin Portals
for: Administrators
require:
  - authenticationStrength: Phishing-resistant MFA
${second}`;

const rule: FindingRule = {
  code: 'GW4018',
  severity: 'error',
  title: 'a protection requires two authentication strengths',
  explanation:
    'A policy holds one authentication strength (Microsoft docs: conditionalaccessgrantcontrols resource type, 2024); the second would be lost. Require the stronger one, or make a strength that allows the methods of both.',
  failing: { documents: sentence('  - authenticationStrength: Passwordless MFA\n') },
  passing: { documents: sentence('') },
};

/** More authentication strengths than a policy has room for. */
export const twoStrengths: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) =>
      branchesOf(spec).flatMap(({ require, requireSaid }) => {
        const strengths = (require?.uses ?? []).filter((use) => use.name === 'authenticationStrength');
        const [first, second] = strengths.map((use) => String(use.spec));
        if (first === undefined || second === undefined) return [];
        const pointer = scalarPlace(yaml.value, requireSaid, second) ?? requireSaid;
        return [
          findingOf(rule, {
            message: `\`${second}\` is the second authentication strength, after \`${first}\``,
            help: 'keep one of them, or make one strength that allows the methods of both',
            span: yaml.spanOf(pointer),
            pointer,
          }),
        ];
      }),
    ),
};
