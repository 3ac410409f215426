import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { appProtectionsIn } from '../document.ts';
import type { AppProtectionSpec } from '../documents/app-protection.ts';
import type { Check } from './check.ts';

const policy = `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
`;

const rule: FindingRule = {
  code: 'GW4139',
  severity: 'warning',
  title: 'an AppProtection is assigned to nobody',
  explanation:
    'An AppProtection reaches people through its assignment: those whom the protections that name it are about, and its own `for`. This one has neither, so its policies would protect no data.',
  failing: { documents: policy },
  passing: { documents: `${policy}for: Sales\n` },
};

/** App protection nobody relies on and nobody is given. */
export const unassignedAppProtection: Check = {
  rules: [rule],
  documents: (program) =>
    appProtectionsIn(program)
      .filter(({ spec }) => !saysWhom(spec) && (program.appReliances.get(spec.name) ?? []).length === 0)
      .map(({ spec, yaml }) =>
        findingOf(rule, {
          message: `\`${spec.name}\` is assigned to nobody`,
          help: `require it with \`appProtection: ${spec.name}\` in a protection, or say \`for\` whom it is`,
          span: yaml.spanOf('/name'),
          pointer: '/name',
        }),
      ),
};

/** A Graph body is as somebody wrote it, or as the tenant has it. */
function saysWhom({ for: people, body }: AppProtectionSpec): boolean {
  return people !== undefined || body !== undefined;
}
