import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import { platformsOf } from '../documents/device-standard.ts';
import { scalarPlace } from '../scalar-place.ts';
import type { Check } from './check.ts';

const standard = (platform: string) => `kind: DeviceStandard
name: computers
platforms: ${platform}
facts: { encryption: required }
for: Sales
`;

const rule: FindingRule = {
  code: 'GW4116',
  severity: 'warning',
  title: 'a standard is for a platform that has no devices any more',
  explanation:
    'Graph still has the compliance policy type, and tenants still hold policies of it, which an import keeps. No device can be enrolled for it any more, so that a standard that names it protects nothing: name the platform that took its place, and delete the policy when nobody misses it.',
  failing: { documents: standard('windows81') },
  passing: { documents: standard('windows') },
};

/** Platforms nobody can enrol. */
export const retiredPlatforms: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) =>
      platformsOf(spec).flatMap((platform) => {
        if (platform.retired === undefined) return [];
        const pointer = scalarPlace(yaml.value, '/platforms', platform.name) ?? '/platforms';
        return [
          findingOf(rule, {
            message: `\`${platform.name}\` in \`${spec.name}\` has no devices any more: ${platform.retired}`,
            help: `remove \`${platform.name}\`, or keep it for as long as the tenant holds the policy`,
            span: yaml.spanOf(pointer),
            pointer,
          }),
        ];
      }),
    ),
};
