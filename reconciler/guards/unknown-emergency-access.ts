import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Guard } from './guard.ts';

const documents = `kind: Protection
name: everyone-mfa
protect: all apps
for: everyone
require: mfa
rollout: enabled
`;
const project = 'version: 1\nbreakGlass: { users: [break-glass-1@contoso.com] }\n';
const rule: FindingRule = {
  code: 'GW6009',
  severity: 'warning',
  title: 'nobody can tell whether emergency access works',
  explanation:
    'Whether the emergency access accounts are enabled, and who is in the groups of them, could not be read. What is not known is not taken to be well. Grant the permissions named, or look yourself. This is a warning and stops nothing; `--accept GW6009=REASON` records who looked.',
  failing: { documents, project, tenant: { forbidden: ['**/users/*'] } },
  passing: { documents, project, tenant: {} },
};

/** What was asked of the tenant about emergency access was answered. */
export const unknownEmergencyAccess: Guard = {
  rule,
  acceptable: true,
  check: ({ emergencyAccess }) => {
    if (emergencyAccess === undefined) return [];
    const { accounts, groups, missingPermissions } = emergencyAccess;
    const unknown = [
      ...accounts.filter(({ state }) => state === 'unknown').map(({ name }) => `account \`${name}\``),
      ...groups.filter(isUnknown).map(({ name }) => `group \`${name}\``),
    ];
    return unknown.map((who) =>
      findingOf(rule, {
        message: `whether anybody could sign in by the emergency access ${who} is not known`,
        help: `grant the application ${missingPermissions.map((name) => `\`${name}\``).join(' and ')}, or look yourself: \`--accept ${rule.code}=REASON\``,
      }),
    );
  },
};

function isUnknown({ members }: { readonly members: readonly { readonly state: string }[] | undefined }): boolean {
  if (members === undefined) return true;
  return !members.some(({ state }) => state === 'enabled') && members.some(({ state }) => state === 'unknown');
}
