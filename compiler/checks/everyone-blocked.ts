import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';
import { breakGlassKeys } from './break-glass-keys.ts';
import type { Check } from './check.ts';
import { narrowingConditions } from './narrowing-conditions.ts';
import { hasWord, indexOfWord, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (rollout: string) => `kind: Protection
name: block-all
protect: all apps
for: everyone
require: block
rollout: ${rollout}
`;

const rule: FindingRule = {
  code: 'GW4042',
  // A warning here, so that `plan` shows it and its guard (GW6002) refuses it: the guard also sees what checks cannot.
  severity: 'warning',
  title: 'an enabled policy blocks everything for everyone',
  explanation:
    'Nobody but the break-glass accounts could sign in to anything, the administrators who would have to undo it included. A block that is meant has a condition, names people or applications, or leaves some of them out. `plan` and `apply` refuse such a policy (GW6002).',
  failing: { documents: sentence('enabled') },
  passing: { documents: sentence('reportOnly') },
};

/** The policy that locks the whole company out. */
export const everyoneBlocked: Check = {
  rules: [rule],
  resources: (resources, program) => {
    const breakGlass = breakGlassKeys(resources, program);
    return policiesIn(resources)
      .filter((resource) => resource.body.state === 'enabled' && blocksEverything(resource, breakGlass))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` blocks all apps for everyone`,
          help: 'add a condition, protect fewer apps, or leave people out; try it with `rollout: reportOnly` first',
          ...placeIn(resource, '/state'),
        }),
      );
  },
};

function blocksEverything({ body }: Resource, breakGlass: ReadonlyMap<string, Json>): boolean {
  const isAll = (pointer: string) => hasWord(membersAt(body, pointer), 'All');
  return (
    indexOfWord(membersAt(body, '/grantControls/builtInControls'), 'block') !== -1 &&
    isAll('/conditions/users/includeUsers') &&
    isAll('/conditions/applications/includeApplications') &&
    !isSet(body, '/conditions/applications/excludeApplications') &&
    !leavesOutOthers(body, breakGlass) &&
    narrowingConditions(body).length === 0
  );
}

function leavesOutOthers(body: JsonObject, breakGlass: ReadonlyMap<string, Json>): boolean {
  const users = '/conditions/users/exclude';
  if (isSet(body, `${users}Roles`) || isSet(body, `${users}GuestsOrExternalUsers`)) return true;
  return [...membersAt(body, `${users}Users`), ...membersAt(body, `${users}Groups`)].some(
    (member) => !breakGlass.has(stableStringify(member)),
  );
}
