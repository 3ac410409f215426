import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { narrowingConditions } from './narrowing-conditions.ts';
import { hasWord, includedApps, membersAt, placeIn, policiesIn } from './policy-body.ts';

const disabled = (apps: string) =>
  examplePolicy({
    applications: `{ includeApplications: [${apps}] }`,
    session: '{ continuousAccessEvaluation: { mode: disabled } }',
  });

const rule: FindingRule = {
  code: 'GW4083',
  severity: 'warning',
  title: 'continuous access evaluation is disabled for a part only',
  explanation:
    'Continuous access evaluation is disabled by a policy for all apps without any condition; with fewer apps, or under a condition, it stays on (Microsoft docs: concept-conditional-access-session, 2025). Strict enforcement of locations, `strictLocation`, can be restricted.',
  failing: { documents: disabled('Exchange Online') },
  passing: { documents: disabled('All') },
};

/** A switch that works only as a whole. */
export const continuousAccess: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => readPointer(body, '/sessionControls/continuousAccessEvaluation/mode') === 'disabled')
      .filter(({ body }) => !hasWord(membersAt(body, includedApps), 'All') || narrowingConditions(body).length > 0)
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` disables continuous access evaluation for a part only`,
          help: 'protect all apps, under no condition',
          ...placeIn(resource, '/sessionControls/continuousAccessEvaluation'),
        }),
      ),
};
