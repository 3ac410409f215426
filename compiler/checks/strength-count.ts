import type { FindingRule } from '../../schemas/finding.ts';
import { wellKnownName } from '../../schemas/wellknown/index.ts';
import { budget } from './budget.ts';
import { needed } from './named-by-policies.ts';

const sentences = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `kind: Protection\nname: p${index}\nprotect: all apps\nfor: Team\nrequire: { authenticationStrength: Methods of unit ${index} }\n`,
  ).join('---\n');

const tooMany: FindingRule = {
  code: 'GW4102',
  severity: 'error',
  title: 'the project needs more authentication strengths than a tenant holds',
  explanation:
    'A tenant holds 15 authentication strengths of its own, beside the built-in ones (Microsoft docs: concept-authentication-strength-advanced-options, 2025). Each one that a policy names has to exist there. Use one strength for people who are asked for nearly the same.',
  failing: { documents: sentences(16) },
  passing: { documents: sentences(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4103',
  severity: 'information',
  title: 'the project needs nearly as many authentication strengths as a tenant holds',
  explanation:
    'A tenant holds 15 authentication strengths of its own, beside the built-in ones (Microsoft docs: concept-authentication-strength-advanced-options, 2025); those that nobody uses count too.',
  failing: { documents: sentences(13) },
  passing: { documents: sentences(2) },
};

/** Custom authentication strengths; the built-in ones do not count. */
export const strengthCount = budget({
  limit: 15,
  unit: 'authentication strengths a tenant holds',
  help: 'use one strength in several policies',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) =>
    needed(
      resources,
      'authenticationStrengthPolicies',
      '/grantControls/authenticationStrength/id',
      (id) => wellKnownName('authenticationStrengthPolicies', id) === undefined,
    ),
});
