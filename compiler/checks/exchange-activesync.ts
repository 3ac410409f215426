import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { includedApps, indexOfWord, isBlock, membersAt, placeIn, policiesIn } from './policy-body.ts';

const activeSync = (app: string) =>
  examplePolicy({
    applications: `{ includeApplications: [${app}] }`,
    conditions: { clientAppTypes: '[exchangeActiveSync]' },
    grant: '{ operator: OR, builtInControls: [compliantDevice] }',
  });

const rule: FindingRule = {
  code: 'GW4087',
  severity: 'warning',
  title: 'something other than Exchange Online is asked of Exchange ActiveSync clients',
  explanation:
    'Exchange ActiveSync is the protocol of mail, so a policy for its clients is for Exchange Online, with platforms as the only other condition (Microsoft docs: concept-conditional-access-conditions, 2025). Blocking it for all apps, as 48 published policies do to end legacy authentication, is accepted; requiring something of it for other apps is not known to be.',
  failing: { documents: activeSync('All') },
  passing: { documents: activeSync('Exchange Online') },
};

const clients = '/conditions/clientAppTypes';
const exchange = '00000002-0000-0ff1-ce00-000000000000';

/** Exchange ActiveSync beyond Exchange. */
export const exchangeActiveSync: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const { body } = resource;
      const index = indexOfWord(membersAt(body, clients), 'exchangeActiveSync');
      const apps = membersAt(body, includedApps);
      if (index === -1 || isBlock(body) || apps.every((app) => app === exchange)) return [];
      const message = `\`${resource.name}\` requires something of Exchange ActiveSync for other apps than Exchange`;
      const help = 'protect Exchange Online with it, or leave `exchangeActiveSync` out';
      return [findingOf(rule, { message, help, ...placeIn(resource, `${clients}/${index}`) })];
    }),
};
