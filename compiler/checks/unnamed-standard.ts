import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { scalarPlace } from '../scalar-place.ts';
import { requires, standardsIn } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (requirement: string) => `kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
for: Sales
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { platforms: iOS }
require: ${requirement}
`;

const rule: FindingRule = {
  code: 'GW4019',
  severity: 'warning',
  title: 'a protection requires a compliant device without saying what compliant means',
  explanation:
    'Compliant is what the compliance policies of the tenant make of it. Without the name of a DeviceStandard nothing here assigns such a policy to these people, and Intune starts with calling devices without one compliant (Microsoft docs: device-compliance-get-started, 2025). Name the standard: its policies are then assigned to whom the protection is about.',
  failing: { documents: documents('compliantDevice') },
  passing: { documents: documents('{ compliantDevice: phones }') },
};

/** `compliantDevice` as a bare word. */
export const unnamedStandard: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) =>
      branchesOf(spec)
        .filter(({ require }) => requires(require, 'compliantDevice') && standardsIn(require).length === 0)
        .map(({ requireSaid }) => {
          const pointer = scalarPlace(yaml.value, requireSaid, 'compliantDevice') ?? requireSaid;
          return findingOf(rule, {
            message: `\`${spec.name}\` requires a compliant device and names no DeviceStandard`,
            help: 'name one: `compliantDevice: <name of a DeviceStandard>`',
            span: yaml.spanOf(pointer),
            pointer,
          });
        }),
    ),
};
