import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import type { Check } from './check.ts';

const sentence = `kind: Protection
name: sales-mail
protect: Exchange Online
for: Sales
`;

const rule: FindingRule = {
  code: 'GW4001',
  severity: 'error',
  title: 'the protection requires nothing',
  explanation:
    'A protection says what is required, or what happens to the session, or both. Graph refuses a policy that has neither a grant nor a session control (Microsoft docs: conditionalaccessroot-post-policies, 2024).',
  failing: { documents: sentence },
  passing: { documents: `${sentence}require: mfa\n` },
};

/** A sentence without a verb. */
export const saysNothing: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      const parts = spec.cases?.map((part, index) => ({ part, said: `/cases/${index}` })) ?? [
        { part: spec, said: '/name' },
      ];
      return parts
        .filter(({ part }) => part.require === undefined && part.session === undefined)
        .map(({ said }) =>
          findingOf(rule, {
            message: `\`${spec.name}\` protects, but requires nothing`,
            help: 'add `require:`, e.g. `require: mfa`, or `session:`',
            span: yaml.spanOf(said),
            pointer: said,
          }),
        );
    }),
};
