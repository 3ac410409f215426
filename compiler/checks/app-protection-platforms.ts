import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { hasWord, membersAt, placeIn, policiesIn } from './policy-body.ts';

const sentence = (platforms: string) => `kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: ${platforms} }
require: [mfa, appProtection]
`;

const rule: FindingRule = {
  code: 'GW4039',
  severity: 'warning',
  title: 'a control of mobile apps is required on other platforms',
  explanation:
    'App protection exists on iOS and Android, and in Edge on Windows; approved client apps on iOS and Android only (Microsoft docs: concept-conditional-access-grant, 2025). Nobody on another platform can meet the requirement. Restrict the platforms, give the others a case of their own, or accept another control with `anyOf`.',
  failing: { documents: sentence('[iOS, macOS]') },
  passing: { documents: sentence('[iOS, android]') },
};

const everyPlatform = ['android', 'iOS', 'windows', 'macOS', 'linux'];
const reach = [
  { control: 'compliantApplication', title: 'app protection', platforms: ['android', 'iOS', 'windows'] },
  { control: 'approvedApplication', title: 'an approved app', platforms: ['android', 'iOS'] },
];

/** Requirements that people on some platforms can never meet. */
export const appProtectionPlatforms: Check = {
  rules: [rule],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const controls = membersAt(body, '/grantControls/builtInControls');
  const others = controls.filter((control) => !reach.some((each) => each.control === control));
  const hasStrength = readPointer(body, '/grantControls/authenticationStrength/id') !== undefined;
  const hasOtherWay = readPointer(body, '/grantControls/operator') === 'OR' && (others.length > 0 || hasStrength);
  if (hasOtherWay) return [];
  return reach
    .filter(({ control }) => hasWord(controls, control))
    .flatMap(({ title, platforms }) => {
      const shut = platformsOf(resource).filter((platform) => !platforms.includes(platform));
      if (shut.length === 0) return [];
      const list = shut.map((platform) => `\`${platform}\``).join(', ');
      return [
        findingOf(rule, {
          message: `\`${resource.name}\` requires ${title}, which people on ${list} can never have`,
          help: 'restrict the platforms of this requirement, or give the others a case of their own',
          ...placeIn(resource, '/grantControls'),
        }),
      ];
    });
}

function platformsOf({ body }: Resource): readonly string[] {
  const included = membersAt(body, '/conditions/platforms/includePlatforms');
  const excluded = membersAt(body, '/conditions/platforms/excludePlatforms');
  const isEvery = included.length === 0 || hasWord(included, 'all');
  return everyPlatform.filter((platform) => (isEvery || hasWord(included, platform)) && !hasWord(excluded, platform));
}
