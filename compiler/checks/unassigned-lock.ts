import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import { demandsIn } from '../analysis/demand.ts';
import type { Check } from './check.ts';
import { indexOfWord, membersAt, placeIn, policiesIn } from './policy-body.ts';
import { unassignedLocks } from './unassigned-locks.ts';

const documents = (audience: string) => `kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
${audience}---
kind: ConditionalAccessPolicy
name: by-hand
body:
  state: disabled
  conditions:
    applications: { includeApplications: [All] }
    users: { includeUsers: [All], excludeGroups: [Break Glass] }
  grantControls: { operator: OR, builtInControls: [compliantDevice] }
`;

const rule: FindingRule = {
  code: 'GW4061',
  severity: 'warning',
  title: 'a policy requires a compliant device, and what says compliant reaches nobody',
  explanation:
    'The compliance policies of this project for a platform the policy lets in are assigned to nobody. They judge no device, and Intune starts with calling devices without a policy compliant (Microsoft docs: device-compliance-get-started, 2025). A sentence that names its DeviceStandard assigns it to its own people; a Graph body cannot, so the standard needs a `for` of its own.',
  failing: { documents: documents('') },
  passing: { documents: documents('for: Sales\n') },
};

/** Graph bodies that rely on compliance policies without an assignment. */
export const unassignedLock: Check = {
  rules: [rule],
  resources: (resources) => {
    const unassigned = unassignedLocks(resources);
    const demands = demandsIn(policiesIn(resources).map((policy) => ({ key: resourceKey(policy), body: policy.body })));
    const byKey = new Map(policiesIn(resources).map((policy) => [resourceKey(policy), policy]));
    return demands.flatMap((demand) => {
      const policy = byKey.get(demand.policy.key);
      const useless = demand.platforms.flatMap((platform) => unassigned.get(platform) ?? []);
      if (policy === undefined || !demand.requires.includes('compliantDevice')) return [];
      const index = indexOfWord(membersAt(policy.body, '/grantControls/builtInControls'), 'compliantDevice');
      const [first] = useless;
      const span = first === undefined ? undefined : originOf(first, '')?.span;
      if (first === undefined || span === undefined) return [];
      return [
        findingOf(rule, {
          message: `\`${policy.name}\` requires a compliant device, and \`${first.name}\`, which says what that is, is assigned to nobody`,
          help: 'say `for` whom the standard is, or require it by name in a protection',
          ...placeIn(policy, `/grantControls/builtInControls/${index}`),
          related: [{ message: `\`${first.name}\` comes from here`, span }],
        }),
      ];
    });
  },
};
