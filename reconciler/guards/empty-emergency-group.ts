import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Guard } from './guard.ts';

const documents = (members: string) => `kind: Group
name: Emergency
${members}---
kind: Protection
name: everyone-mfa
protect: all apps
for: everyone
require: mfa
rollout: enabled
`;
const project = 'version: 1\nbreakGlass: { groups: [Emergency] }\n';

const rule: FindingRule = {
  code: 'GW6007',
  severity: 'warning',
  title: 'an emergency access group has nobody in it who could sign in',
  explanation:
    'A group that is left out of every policy helps nobody while it is empty, or while all its members are disabled: the policies it is an exclusion of then apply to everyone. Fill it first, in the portal or by `members` of its document, and enforce policies afterwards. This is a warning and stops nothing, because a first run makes the group empty; `--accept GW6007=REASON` records why it is meant.',
  failing: { documents: documents(''), project, tenant: {} },
  passing: { documents: documents('members: break-glass-1@contoso.com\n'), project, tenant: {} },
};

/** Each group declared as emergency access will have somebody in it who is enabled. */
export const emptyEmergencyGroup: Guard = {
  rule,
  acceptable: true,
  check: ({ emergencyAccess }) =>
    (emergencyAccess?.groups ?? []).flatMap(({ name, members }) => {
      if (members === undefined || members.some(({ state }) => state === 'enabled' || state === 'unknown')) return [];
      const what = members.length === 0 ? 'has no user in it' : 'has only users in it who are disabled or gone';
      return [
        findingOf(rule, {
          message: `the emergency access group \`${name}\` ${what}`,
          help: `put an enabled account into it first; to record that this plan must go first: \`--accept ${rule.code}=REASON\``,
        }),
      ];
    }),
};
