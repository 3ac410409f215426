import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import type { Check } from './check.ts';

const standard = `kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
`;

const rule: FindingRule = {
  code: 'GW4022',
  severity: 'warning',
  title: 'a DeviceStandard is assigned to nobody',
  explanation:
    'A standard reaches devices through its assignment: to whom the protections that name it are about, and to its own `for` and `assign`. This one has neither, so its compliance policies would judge no device.',
  failing: { documents: standard },
  passing: { documents: `${standard}for: Sales\n` },
};

/** Standards nobody relies on and nobody is given. */
export const unassignedStandard: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program)
      .filter(({ spec }) => {
        const ownGroups = (spec.assign ?? []).filter((entry) => !('except' in entry));
        const isGiven = spec.for !== undefined || ownGroups.length > 0;
        return !isGiven && (program.reliances.get(spec.name) ?? []).length === 0;
      })
      .map(({ spec, yaml }) =>
        findingOf(rule, {
          message: `\`${spec.name}\` is assigned to nobody`,
          help: `require it with \`compliantDevice: ${spec.name}\` in a protection, or say \`for\` whom it is`,
          span: yaml.spanOf('/name'),
          pointer: '/name',
        }),
      ),
};
