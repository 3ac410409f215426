import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import { examplePolicy } from './example-policy.ts';
import { needed } from './named-by-policies.ts';

const accepting = (count: number) => {
  const terms = Array.from({ length: count }, (_, index) => `Terms of unit ${index + 1}`);
  return examplePolicy({ grant: `{ operator: AND, builtInControls: [mfa], termsOfUse: [${terms.join(', ')}] }` });
};

const tooMany: FindingRule = {
  code: 'GW4105',
  severity: 'error',
  title: 'the project needs more terms of use than a tenant holds',
  explanation:
    'A tenant holds 40 terms of use (Microsoft docs: terms-of-use, 2025), and each one that a policy names has to exist there. One terms of use can hold the document in many languages.',
  failing: { documents: accepting(41) },
  passing: { documents: accepting(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4106',
  severity: 'information',
  title: 'the project needs nearly as many terms of use as a tenant holds',
  explanation:
    'A tenant holds 40 terms of use (Microsoft docs: terms-of-use, 2025). One terms of use can hold the document in many languages, so that languages need no terms of their own.',
  failing: { documents: accepting(35) },
  passing: { documents: accepting(2) },
};

/** How many terms of use the project needs. */
export const termsCount = budget({
  limit: 40,
  unit: 'terms of use a tenant holds',
  help: 'use one terms of use with the document in several languages',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) => needed(resources, 'agreements', '/grantControls/termsOfUse', () => true),
});
