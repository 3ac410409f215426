import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import { type DeviceStandardSpec, demandsOn, platformsOf } from '../documents/device-standard.ts';
import { isUnsupported, type Platform } from '../platforms/platform.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const standard = (facts: string) => `kind: DeviceStandard
name: computers
platforms: windows
facts: { ${facts} }
for: Sales
`;
const script = 'customScript: { script: bios-version, rulesContent: e30= }';

const rule: FindingRule = {
  code: 'GW4117',
  severity: 'error',
  title: 'a custom script and distributions for WSL are in one policy',
  explanation:
    'Intune takes a compliance policy with a script of your own, or one that lists distributions for Windows Subsystem for Linux, and refuses both in one (terraform-provider-microsoft365, device compliance policy validation, 2026). Make a second standard for one of the two: a device has to meet every policy it is given.',
  failing: { documents: standard(`${script}, wsl: { distribution: Ubuntu }`) },
  passing: { documents: standard(script) },
};

/** What cannot stand beside each other in a policy for Windows. */
export const scriptBesideWsl: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) =>
      platformsOf(spec).flatMap((platform) => {
        const [own, listed] = ['deviceCompliancePolicyScript', 'wslDistributions'].map((name) =>
          placeOf(platform, spec, name),
        );
        if (own === undefined || listed === undefined) return [];
        const pointer = writtenPointer(yaml.value, listed);
        return [
          findingOf(rule, {
            message: `\`${spec.name}\` has a custom script and distributions for WSL on \`${platform.name}\``,
            help: 'give one of the two a standard of its own',
            span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
            pointer,
          }),
        ];
      }),
    ),
};

/** Where a standard says a property of a platform, as a fact or as a setting. */
function placeOf(platform: Platform, spec: DeviceStandardSpec, property: string): string | undefined {
  if (spec.settings?.[platform.name]?.[property] !== undefined) return `/settings/${platform.name}/${property}`;
  const demands = demandsOn(platform, spec);
  return demands.find(({ answer }) => !isUnsupported(answer) && Object.hasOwn(answer, property))?.said;
}
