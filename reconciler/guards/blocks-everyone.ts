import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { enforcedIn, includesAllApps, includesEveryone, isBlock, placeIn } from './enforced.ts';
import type { Guard } from './guard.ts';
import { isUnconditional } from './narrowing.ts';

const block = (apps: string, rollout: string) => `kind: Protection
name: stop
protect: ${apps}
for: everyone
require: block
rollout: ${rollout}
`;

const rule: FindingRule = {
  code: 'GW6002',
  severity: 'error',
  title: 'an enforced policy blocks everyone from everything',
  explanation:
    'A policy that blocks all users from all applications, on every device and from everywhere, closes the tenant, this program included. Conditions that take in whatever there is (all platforms, all locations, browsers and apps) narrow nothing. Narrow it, or roll it out as report-only. No flag lifts this.',
  failing: { documents: block('all apps', 'enabled'), tenant: {} },
  passing: { documents: block('all apps', 'reportOnly'), tenant: {} },
};

/** The tenant would be closed. */
export const blocksEveryone: Guard = {
  rule,
  acceptable: false,
  check: ({ desired }) =>
    enforcedIn(desired)
      .filter(({ body }) => isBlock(body) && includesEveryone(body) && includesAllApps(body) && isUnconditional(body))
      .map((policy) =>
        findingOf(rule, {
          message: `\`${policy.title}\` would block everyone from every application`,
          help: 'say whom, from what or from where it blocks, or use `rollout: reportOnly`',
          ...placeIn(policy, '/grantControls'),
        }),
      ),
};
