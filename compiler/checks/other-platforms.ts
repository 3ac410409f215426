import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import type { DeviceStandardSpec } from '../documents/device-standard.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const standard = (platform: string) => `kind: DeviceStandard
name: macs
platforms: macOS
facts: { firewall: required }
settings:
  ${platform}: { firewallEnableStealthMode: true }
for: Staff
`;

const rule: FindingRule = {
  code: 'GW4008',
  severity: 'error',
  title: 'something is said about a platform the standard is not for',
  explanation:
    'Facts and settings of a platform that is not listed under `platforms` would never reach a device. Add the platform, or remove them.',
  failing: { documents: standard('iOS') },
  passing: { documents: standard('macOS') },
};

/** Demands on platforms that are not among those of the standard. */
export const otherPlatforms: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) =>
      platformPlaces(spec)
        .filter(({ platform }) => !spec.platforms.includes(platform))
        .map(({ platform, said }) => {
          const pointer = writtenPointer(yaml.value, said);
          return findingOf(rule, {
            message: `\`${platform}\` is not among the platforms of \`${spec.name}\``,
            help: `add \`${platform}\` to \`platforms\`, or remove what is said about it`,
            span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
            pointer,
            related: [{ message: 'the standard is for these', span: yaml.spanOf('/platforms') }],
          });
        }),
    ),
};

function platformPlaces(spec: DeviceStandardSpec): readonly { readonly platform: string; readonly said: string }[] {
  const below = (said: string, members: object = {}) =>
    Object.keys(members).map((platform) => ({ platform, said: `${said}/${platform}` }));
  const versions = typeof spec.facts?.os === 'object' ? spec.facts.os : {};
  return [
    ...below('/titleOn', spec.titleOn),
    ...below('/facts/os', versions),
    ...below('/factsOn', spec.factsOn),
    ...below('/settings', spec.settings),
  ];
}
