import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { originOf, type Resource } from '../../schemas/resource.ts';
import { currentPlatforms } from '../platforms/index.ts';
import type { Platform } from '../platforms/platform.ts';
import { policyFormOf } from '../platforms/policy-form.ts';
import type { Check } from './check.ts';
import { hasWord, indexOfWord, membersAt, placeIn, policiesIn } from './policy-body.ts';

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
    const locks = resources.filter(({ kind }) => kind === 'deviceCompliancePolicies' || kind === 'compliancePolicies');
    return policiesIn(resources).flatMap((policy) => {
      const index = indexOfWord(membersAt(policy.body, '/grantControls/builtInControls'), 'compliantDevice');
      const useless = index === -1 ? [] : uselessLocks(policy.body, locks);
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

/** The compliance policies of the platforms a policy lets in, where none of a platform is assigned. */
function uselessLocks(policy: JsonObject, locks: readonly Resource[]): readonly Resource[] {
  const words = [...new Set(currentPlatforms.map((platform) => platform.conditionalAccessPlatform))];
  return words.flatMap((word) => {
    const meant = currentPlatforms.filter((each) => each.conditionalAccessPlatform === word);
    const own = locks.filter((lock) => meant.some((platform) => isFor(platform, lock)));
    const isAssigned = own.some(({ body }) => membersAt(body, '/assignments').length > 0);
    return isAssigned || !admits(policy, word) ? [] : own;
  });
}

/** A policy of the settings catalogue is for one platform only, and names no type. */
function isFor(platform: Platform, { kind, body }: Resource): boolean {
  if (policyFormOf(platform).collection !== kind) return false;
  return kind === 'compliancePolicies' || platform.odataType === body['@odata.type'];
}

function admits(policy: JsonObject, platform: string): boolean {
  const included = membersAt(policy, '/conditions/platforms/includePlatforms');
  if (hasWord(membersAt(policy, '/conditions/platforms/excludePlatforms'), platform)) return false;
  return included.length === 0 || hasWord(included, 'all') || hasWord(included, platform);
}
