import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import { type DeviceStandardSpec, demandsOn, platformsOf } from '../documents/device-standard.ts';
import type { Platform } from '../platforms/platform.ts';
import { scalarPlace } from '../scalar-place.ts';
import type { Check } from './check.ts';

const standard = (facts: string) => `kind: DeviceStandard
name: phones
platforms: [iOS, macOS]
facts: { os: ${facts} }
for: Sales
`;

const rule: FindingRule = {
  code: 'GW4060',
  severity: 'warning',
  title: 'a standard demands nothing on a platform',
  explanation:
    'The compliance policy of this platform has no setting, so that every enrolled device of it is compliant, whatever state it is in. Often a fact was given for other platforms only. If being enrolled is all that is wanted, this is right as it is.',
  failing: { documents: standard("{ macOS: '>= 14' }") },
  passing: { documents: standard("{ macOS: '>= 14', iOS: '>= 17' }") },
};

/** Platforms of a standard on which every device meets it. */
export const demandsNothing: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) =>
      platformsOf(spec)
        .filter((platform) => !demandsAnything(platform, spec))
        .map((platform) => {
          const pointer = scalarPlace(yaml.value, '/platforms', platform.name) ?? '/platforms';
          return findingOf(rule, {
            message: `\`${spec.name}\` demands nothing on \`${platform.name}\`, where every enrolled device meets it`,
            help: `demand something with \`facts\`, \`factsOn\` or \`settings\`, or remove \`${platform.name}\` from \`platforms\``,
            span: yaml.spanOf(pointer),
            pointer,
          });
        }),
    ),
};

/** A fact the platform refuses is a demand as well; another rule tells of it. A setting of null is as good as none. */
function demandsAnything(platform: Platform, spec: DeviceStandardSpec): boolean {
  const settings = Object.values(spec.settings?.[platform.name] ?? {});
  return demandsOn(platform, spec).length > 0 || settings.some((value) => value !== null);
}
