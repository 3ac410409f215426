import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { effectiveSessionControls, hasWord, includedApps, membersAt, placeIn, policiesIn } from './policy-body.ts';

const bound = (clients: string, app = 'Exchange Online') =>
  examplePolicy({
    applications: `{ includeApplications: [${app}] }`,
    conditions: { clientAppTypes: clients, platforms: '{ includePlatforms: [windows] }' },
    session: '{ secureSignInSession: { isEnabled: true } }',
  });

const rule: FindingRule = {
  code: 'GW4084',
  severity: 'warning',
  title: 'token protection is required where it does not exist',
  explanation:
    'Token protection binds the token to the device. It exists for the desktop applications of Exchange Online, SharePoint Online, Teams, Azure Virtual Desktop and Windows 365, on Windows (and on Apple devices in preview); elsewhere, in browsers too, people are locked out. The applications are named one by one: Office 365 contains others (Microsoft docs: concept-token-protection, 2026).',
  failing: { documents: bound('[browser]') },
  passing: { documents: bound('[mobileAppsAndDesktopClients]') },
};

const platforms = ['windows', 'iOS', 'macOS'];

const wrongs: readonly { readonly told: string; readonly isWrong: (body: JsonObject) => boolean }[] = [
  {
    told: 'is for more applications than know it',
    isWrong: (body) => ['All', 'Office365'].some((word) => hasWord(membersAt(body, includedApps), word)),
  },
  {
    told: 'is for other clients than desktop applications',
    isWrong: (body) => {
      const clients = membersAt(body, '/conditions/clientAppTypes');
      return clients.length !== 1 || !hasWord(clients, 'mobileAppsAndDesktopClients');
    },
  },
  {
    told: 'is not restricted to Windows',
    isWrong: (body) => {
      const included = membersAt(body, '/conditions/platforms/includePlatforms');
      return included.length === 0 || !included.every((name) => platforms.some((known) => hasWord([name], known)));
    },
  },
];

/** `secureSignInSession` beyond what supports it. */
export const tokenProtection: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => effectiveSessionControls(body).includes('secureSignInSession'))
      .flatMap((resource) => {
        const wrong = wrongs.find(({ isWrong }) => isWrong(resource.body));
        if (wrong === undefined) return [];
        const message = `token protection in \`${resource.name}\` ${wrong.told}`;
        const help = 'name the applications, and restrict it to Windows and `mobileAppsAndDesktopClients`';
        return [findingOf(rule, { message, help, ...placeIn(resource, '/sessionControls/secureSignInSession') })];
      }),
};
