import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Guard } from './guard.ts';

const documents = `kind: Protection
name: everyone-mfa
protect: all apps
for: everyone
require: mfa
rollout: enabled
`;

const rule: FindingRule = {
  code: 'GW6006',
  severity: 'warning',
  title: 'nobody could sign in with an emergency access account',
  explanation:
    'The account is left out of every policy so that it is the way back in. One that is disabled, or is not there any more, is no way at all, and that shows only on the day it is needed. Enable it or name another. This is a warning and stops nothing; `--accept GW6006=REASON` records why it is meant.',
  failing: {
    documents,
    project: 'version: 1\nbreakGlass: { users: [break-glass-1@contoso.com, grace@contoso.com] }\n',
    tenant: {},
  },
  passing: { documents, project: 'version: 1\nbreakGlass: { users: [break-glass-1@contoso.com] }\n', tenant: {} },
};

/** Each account declared as emergency access is there and enabled. */
export const unusableEmergencyAccount: Guard = {
  rule,
  acceptable: true,
  check: ({ emergencyAccess }) =>
    (emergencyAccess?.accounts ?? [])
      .filter(({ state }) => state === 'disabled' || state === 'missing')
      .map(({ name, state }) =>
        findingOf(rule, {
          message: `the emergency access account \`${name}\` is ${state === 'disabled' ? 'disabled' : 'not in the tenant'}`,
          help: `see to the account, or name another under \`breakGlass\`; to record that this plan must go first: \`--accept ${rule.code}=REASON\``,
        }),
      ),
};
