import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import { examplePolicy } from './example-policy.ts';
import { includedApps, membersAt, placeIn, policiesIn } from './policy-body.ts';

// Short ids would do to count, but names keep the example a policy a person could have written.
const protecting = (count: number) => {
  const apps = Array.from({ length: count }, (_, index) => `App${index + 1}`);
  return examplePolicy({ applications: `{ includeApplications: [${apps.join(', ')}] }` });
};

const tooMany: FindingRule = {
  code: 'GW4107',
  severity: 'warning',
  title: 'a policy names more applications than it can hold',
  explanation:
    'A policy holds 250 applications (Microsoft docs: concept-conditional-access-cloud-apps, 2025). It is a warning, because more have been stored (azure-docs issue 42826); the size of the policy is the harder limit. Protect all apps with exceptions, or choose applications by a custom security attribute.',
  failing: { documents: protecting(251) },
  passing: { documents: protecting(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4108',
  severity: 'information',
  title: 'a policy names nearly as many applications as it can hold',
  explanation:
    'A policy holds 250 applications (Microsoft docs: concept-conditional-access-cloud-apps, 2025), those it leaves out included. Protect all apps with exceptions, or choose applications by a custom security attribute.',
  failing: { documents: protecting(205) },
  passing: { documents: protecting(2) },
};

/** How many applications each policy names. */
export const appCount = budget({
  limit: 250,
  unit: 'applications a policy holds',
  help: 'protect `all apps` with exceptions, or choose applications by an attribute',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) =>
    policiesIn(resources).map((resource) => ({
      who: `\`${resource.name}\``,
      used:
        membersAt(resource.body, includedApps).length +
        membersAt(resource.body, '/conditions/applications/excludeApplications').length,
      place: placeIn(resource, includedApps),
    })),
});
