import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { hasWord, isEffective, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (target: string) => `kind: Protection
name: browsers
protect: ${target}
for: everyone
session: { persistentBrowser: never }
`;

const rule: FindingRule = {
  code: 'GW4037',
  severity: 'error',
  title: 'a persistent browser session is set for some apps only',
  explanation:
    'Whether a browser stays signed in is one answer for the whole session, so the control works only in a policy for all apps (Microsoft docs: howto-conditional-access-session-lifetime, 2025).',
  failing: { documents: sentence('Exchange Online') },
  passing: { documents: sentence('all apps') },
};

/** `persistentBrowser` without all apps. */
export const persistentBrowserForAll: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => isEffective(readPointer(body, '/sessionControls/persistentBrowser/isEnabled')))
      .filter(({ body }) => !hasWord(membersAt(body, '/conditions/applications/includeApplications'), 'All'))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` sets a persistent browser session for some apps only`,
          help: 'protect `all apps`, or use a sign-in frequency instead',
          ...placeIn(resource, '/sessionControls/persistentBrowser'),
        }),
      ),
};
