import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import { type DeviceStandardSpec, demandsOn, platformsOf } from '../documents/device-standard.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Check } from './check.ts';

const standard = `kind: DeviceStandard
name: phones
platforms: iOS
for: Staff
`;

const rule: FindingRule = {
  code: 'GW4273',
  severity: 'warning',
  title: 'a DeviceStandard demands nothing of a device',
  explanation:
    'A standard says under `facts`, `factsOn` and `settings` when a device is healthy. Where it says nothing for a platform, every device of that platform meets it, and so meets every protection that requires a compliant device.',
  failing: { documents: standard },
  passing: { documents: `${standard}facts: { jailbroken: forbidden }\n` },
};

/** Standards that every device of a platform meets. */
export const demandsNothing: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) => {
      const open = platformsOf(spec).filter((platform) => isOpen(platform, spec));
      if (open.length === 0) return [];
      const names = open.map(({ name }) => `\`${name}\``).join(', ');
      return [
        findingOf(rule, {
          message: `\`${spec.name}\` demands nothing of devices on ${names}, so each of them is compliant`,
          help: 'say when a device is healthy, e.g. `facts: { pin: { minimumLength: 6 }, encryption: required }`',
          span: yaml.spanOf('/name'),
          pointer: '/name',
        }),
      ];
    }),
};

function isOpen(platform: Platform, spec: DeviceStandardSpec): boolean {
  const settings = Object.values(spec.settings?.[platform.name] ?? {});
  return demandsOn(platform, spec).length === 0 && settings.every((value) => value === null);
}
