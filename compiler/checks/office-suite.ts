import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { hasWord, includedApps, membersAt, placeIn, policiesIn } from './policy-body.ts';

const protecting = (apps: string) => examplePolicy({ applications: `{ includeApplications: [${apps}] }` });

const rule: FindingRule = {
  code: 'GW4096',
  severity: 'information',
  title: 'applications of Office 365 are named one by one',
  explanation:
    'Exchange Online, SharePoint Online and Teams depend on each other, so that a policy for one is met in the others at odd moments; Microsoft advises to protect Office 365 as a whole (Microsoft docs: concept-conditional-access-cloud-apps, 2025). Beside Office 365 they add nothing. Some controls, such as token protection, need them named: then this is as it should be.',
  failing: { documents: protecting('Office365, Exchange Online') },
  passing: { documents: protecting('Office365') },
};

const members = new Map([
  ['00000002-0000-0ff1-ce00-000000000000', 'Exchange Online'],
  ['00000003-0000-0ff1-ce00-000000000000', 'SharePoint Online'],
  ['cc15fd57-2c6c-4117-a88c-83b1d56b4bbe', 'Microsoft Teams Services'],
]);

/** Members of the suite beside the suite, or beside each other. */
export const officeSuite: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const apps = membersAt(resource.body, includedApps);
      const named = apps.flatMap((app) => (typeof app === 'string' ? (members.get(app.toLowerCase()) ?? []) : []));
      const hasSuite = hasWord(apps, 'Office365');
      if (named.length < (hasSuite ? 1 : 2)) return [];
      const list = named.map((name) => `\`${name}\``).join(', ');
      const what = hasSuite ? 'beside Office 365, which contains it' : 'one by one';
      const help = hasSuite ? 'keep Office 365 alone' : 'protect `Office 365`';
      return [
        findingOf(rule, {
          message: `\`${resource.name}\` names ${list} ${what}`,
          help,
          ...placeIn(resource, includedApps),
        }),
      ];
    }),
};
