import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { effectiveSessionControls, includedApps, membersAt, placeIn, policiesIn } from './policy-body.ts';

const restricted = (app: string) =>
  examplePolicy({
    applications: `{ includeApplications: [${app}] }`,
    session: '{ applicationEnforcedRestrictions: { isEnabled: true } }',
  });

const rule: FindingRule = {
  code: 'GW4082',
  severity: 'warning',
  title: 'restrictions are left to applications that know none',
  explanation:
    'With this control the application itself restricts what people on unmanaged devices can do, and only Exchange Online and SharePoint Online know how (Microsoft docs: concept-conditional-access-session, 2025). Policies for Office 365 and for all apps are stored as well, because they contain the two. For other applications it does nothing; use Conditional Access App Control.',
  failing: { documents: restricted('Azure DevOps') },
  passing: { documents: restricted('Exchange Online') },
};

/** Exchange Online, SharePoint Online, and the words that contain them. */
const honouring = [
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
  'office365',
  'all',
  'none',
];

/** Restrictions nobody enforces. */
export const appEnforcedRestrictions: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const { body } = resource;
      const apps = membersAt(body, includedApps);
      const isUsed = effectiveSessionControls(body).includes('applicationEnforcedRestrictions');
      const isHonoured = apps.some((app) => typeof app === 'string' && honouring.includes(app.toLowerCase()));
      if (!isUsed || isHonoured || apps.length === 0) return [];
      return [
        findingOf(rule, {
          message: `\`${resource.name}\` leaves restrictions to applications that know none`,
          help: 'protect Exchange Online or SharePoint Online with it, and use `cloudAppSecurity` for others',
          ...placeIn(resource, '/sessionControls/applicationEnforcedRestrictions'),
        }),
      ];
    }),
};
