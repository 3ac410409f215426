import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { needed } from './named-by-policies.ts';

const about = (ids: readonly string[]) =>
  examplePolicy({ applications: `{ includeAuthenticationContextClassReferences: [${ids.join(', ')}] }` });
const many = Array.from({ length: 85 }, (_, index) => `c${index + 1}`);

const nearlyTooMany: FindingRule = {
  code: 'GW4104',
  severity: 'information',
  title: 'the project needs nearly as many authentication contexts as a tenant holds',
  explanation:
    'A tenant holds 99 authentication contexts, c1 to c99 (Microsoft docs: authenticationcontextclassreference resource type, 2026); those that others made in the tenant count as well.',
  failing: { documents: about(many) },
  passing: { documents: about(['c1']) },
};

const pointer = '/conditions/applications/includeAuthenticationContextClassReferences';
const isContextId = (id: string) => /^c[1-9]\d?$/i.test(id);

const count = budget({
  limit: 99,
  unit: 'authentication contexts a tenant holds',
  help: 'use one context for resources that ask for the same',
  headroom: nearlyTooMany,
  uses: (resources) => needed(resources, 'authenticationContextClassReferences', pointer, isContextId),
});

/** How many authentication contexts there are. Any other id than c1 to c99 is taken for a name. */
export const contextIds: Check = count;
