import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { needed } from './named-by-policies.ts';
import { membersAt, placeIn, policiesIn } from './policy-body.ts';

const about = (ids: readonly string[]) =>
  examplePolicy({ applications: `{ includeAuthenticationContextClassReferences: [${ids.join(', ')}] }` });
const many = Array.from({ length: 85 }, (_, index) => `c${index + 1}`);

const noSuchContext: FindingRule = {
  code: 'GW4343',
  severity: 'error',
  title: 'an authentication context has an id there cannot be',
  explanation:
    'The ids of authentication contexts are c1 to c99, so a tenant holds 99 (Microsoft docs: authenticationcontextclassreference resource type, 2026; an older page stops at c25). A policy names an existing one by its id.',
  failing: { documents: about(['c150']) },
  passing: { documents: about(['c1']) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4344',
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

/** Ids of authentication contexts, and how many there are. */
export const contextIds: Check = {
  rules: [noSuchContext, ...count.rules],
  resources: (resources, program) => [
    ...policiesIn(resources).flatMap((resource) =>
      membersAt(resource.body, pointer).flatMap((id, index) => {
        if (typeof id !== 'string' || isContextId(id)) return [];
        const message = `\`${id}\` in \`${resource.name}\` is no id of an authentication context`;
        const help = 'use the id of a context of the tenant, `c1` to `c99`';
        return [findingOf(noSuchContext, { message, help, ...placeIn(resource, `${pointer}/${index}`) })];
      }),
    ),
    ...(count.resources?.(resources, program) ?? []),
  ],
};
