import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { breakGlassKeys } from './break-glass-keys.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { hasWord, includedApps, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const enforced = (users: string) => ({
  documents: examplePolicy({ state: 'enabled', users }),
  project: 'version: 1\n',
});

const rule: FindingRule = {
  code: 'GW4095',
  severity: 'information',
  title: 'an enforced policy for everyone and all apps leaves nobody out',
  explanation:
    'If what the policy requires stops working, a lost phone network is enough, nobody can sign in, and nobody can change the policy. Microsoft asks for two emergency access accounts that are left out of every policy (Microsoft docs: security-emergency-access, 2025). Name them under `breakGlass` in the project file; where they are named, GW4043 says which policy forgets them.',
  failing: enforced('{ includeUsers: [All] }'),
  passing: enforced('{ includeUsers: [All], excludeGroups: [Emergency Access] }'),
};

const users = '/conditions/users';

/** Policies without a way back in, where the project names none. */
export const nobodyLeftOut: Check = {
  rules: [rule],
  resources: (resources, program) => {
    if (breakGlassKeys(resources, program).size > 0) return [];
    return policiesIn(resources)
      .filter(({ body }) => body.state === 'enabled' && hasWord(membersAt(body, `${users}/includeUsers`), 'All'))
      .filter(({ body }) => hasWord(membersAt(body, includedApps), 'All'))
      .filter(({ body }) => !isSet(body, `${users}/excludeUsers`) && !isSet(body, `${users}/excludeGroups`))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` is enforced for everyone and all apps, and leaves nobody out`,
          help: 'add `breakGlass: { groups: <the group that holds them> }` to `gatewright.yaml`',
          ...placeIn(resource, `${users}/includeUsers`),
        }),
      );
  },
};
