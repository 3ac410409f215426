import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { effectiveSessionControls, indexOfWord, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (verbs: string) => `kind: Protection
name: legacy
protect: all apps
for: everyone
when: { clients: legacyAuthentication }
${verbs}`;

const besideControls: FindingRule = {
  code: 'GW4030',
  severity: 'error',
  title: 'block stands beside another requirement',
  explanation:
    'Who is blocked is asked for nothing else, so Graph refuses `block` beside another grant control (Microsoft docs: concept-conditional-access-grant, 2025).',
  failing: { documents: sentence('require: [block, mfa]\n') },
  passing: { documents: sentence('require: block\n') },
};

const withSession: FindingRule = {
  code: 'GW4031',
  severity: 'information',
  title: 'block stands beside session controls',
  explanation:
    'Session controls are about what happens after access is granted, and here none is. They have no effect, though the service stores them: published exports block risky sign-ins with a sign-in frequency of every time. Perhaps `block` was not meant.',
  failing: { documents: sentence('require: block\nsession: { signInFrequency: 12 hours }\n') },
  passing: { documents: sentence('require: block\n') },
};

const controls = '/grantControls/builtInControls';

/** `block` is a whole answer. */
export const blockAlone: Check = {
  rules: [besideControls, withSession],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const index = indexOfWord(membersAt(body, controls), 'block');
  if (index === -1) return [];
  const others =
    membersAt(body, controls).length > 1 ||
    isSet(body, '/grantControls/authenticationStrength') ||
    isSet(body, '/grantControls/termsOfUse') ||
    isSet(body, '/grantControls/customAuthenticationFactors');
  if (others) {
    const message = `\`block\` stands beside other requirements in \`${resource.name}\``;
    const help = 'keep `block`, or the others';
    return [findingOf(besideControls, { message, help, ...placeIn(resource, `${controls}/${index}`) })];
  }
  const [control] = effectiveSessionControls(body);
  if (control === undefined) return [];
  return [
    findingOf(withSession, {
      message: `\`${resource.name}\` blocks, so its session controls have no effect`,
      help: 'remove the session controls, or require something else than `block`',
      ...placeIn(resource, `/sessionControls/${control}`),
    }),
  ];
}
