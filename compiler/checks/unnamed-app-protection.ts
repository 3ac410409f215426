import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { appProtectionsIn, protectionsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { scalarPlace } from '../scalar-place.ts';
import { appProtectionsIn as appProtectionsNamedBy, requires } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (requirement: string) => `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
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
  code: 'GW4137',
  severity: 'warning',
  title: 'a protection requires app protection without saying which',
  explanation:
    'This project says what apps must do, in an AppProtection, and a protection that requires app protection does not name it. Whoever has no app protection policy cannot meet the requirement (Microsoft docs: app-based-conditional-access-intune, 2025). Name the AppProtection: its policies are then assigned to whom the protection is about.',
  failing: { documents: documents('appProtection') },
  passing: { documents: documents('{ appProtection: work-apps }') },
};

/** `appProtection` as a bare word, in a project that knows better. */
export const unnamedAppProtection: Check = {
  rules: [rule],
  documents: (program) => {
    const [known] = appProtectionsIn(program);
    if (known === undefined) return [];
    return protectionsIn(program).flatMap(({ spec, yaml }) =>
      branchesOf(spec)
        .filter(({ require }) => requires(require, 'appProtection') && appProtectionsNamedBy(require).length === 0)
        .map(({ requireSaid }) => {
          const pointer = scalarPlace(yaml.value, requireSaid, 'appProtection') ?? requireSaid;
          return findingOf(rule, {
            message: `\`${spec.name}\` requires app protection and names no AppProtection`,
            help: `name one, e.g. \`appProtection: ${known.spec.name}\``,
            span: yaml.spanOf(pointer),
            pointer,
          });
        }),
    );
  },
};
