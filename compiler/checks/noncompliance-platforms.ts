import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import { type DeviceStandardSpec, platformsOf } from '../documents/device-standard.ts';
import type { Check } from './check.ts';

const standard = (platforms: string, action: string) => `kind: DeviceStandard
name: devices
platforms: ${platforms}
facts: { encryption: required }
whenNoncompliant: [${action}: after 7 days]
for: Staff
`;

const rule: FindingRule = {
  code: 'GW4133',
  severity: 'warning',
  title: 'an action does nothing on a platform',
  explanation:
    'Intune locks noncompliant phones and Macs, not Windows computers, and sends push notifications to Android and iOS only (Microsoft docs: actions-for-noncompliance, 2024-01). On another platform of the standard nothing happens at that time. An email reaches people on every platform.',
  failing: { documents: standard('[iOS, windows]', 'lock') },
  passing: { documents: standard('iOS', 'lock') },
};

/** Platforms an action does nothing on, by Graph's type of their policies; platforms nobody has documented are left out. */
const idle: Readonly<Record<string, RegExp>> = {
  lock: /windows|linux/i,
  push: /windows|linux|macOS|aosp/i,
};

/** Actions of standards that some of their platforms do not know. */
export const noncompliancePlatforms: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) =>
      actionsOf(spec).flatMap(({ action, index }) => {
        const without = platformsOf(spec).filter(({ name }) => idle[action]?.test(name));
        if (without.length === 0) return [];
        const pointer = `/whenNoncompliant/${index}/${action}`;
        const names = without.map(({ title }) => title).join(' and ');
        return [
          findingOf(rule, {
            message: `\`${action}\` does nothing on ${names}`,
            help: 'send an email there, or give the platform a standard of its own',
            span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
            pointer,
          }),
        ];
      }),
    ),
};

function actionsOf({ whenNoncompliant }: DeviceStandardSpec) {
  // A later form of the member may say in one word that the actions are somebody else's.
  const entries: readonly object[] = Array.isArray(whenNoncompliant) ? whenNoncompliant : [];
  return entries.flatMap((entry, index) =>
    Object.keys(idle).flatMap((action) => (action in entry ? [{ action, index }] : [])),
  );
}
