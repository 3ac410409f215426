import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn, standardsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { withoutDevices } from '../reliance.ts';
import { requires } from '../sentence/require.ts';
import type { Check } from './check.ts';

const sentence = (required: string) => `kind: Protection
name: pipelines
protect: all apps
for: { workloads: all mine }
require: ${required}
`;

const rule: FindingRule = {
  code: 'GW4050',
  severity: 'error',
  title: 'a device is required of those who have none',
  explanation:
    'Workload identities and agents sign in by themselves, from no device Intune could look at, and no compliance policy can be assigned to them. A policy about them can only block (Microsoft docs: workload-identity, 2025; agent-id, 2026). Write a protection of its own for them.',
  failing: { documents: sentence('compliantDevice') },
  passing: { documents: sentence('block') },
};

/** A healthy device asked of workloads and agents, by a sentence or by a standard. */
export const deviceOfMachines: Check = {
  rules: [rule],
  documents: (program) => {
    const relying = protectionsIn(program).filter(({ spec }) =>
      branchesOf(spec).some((branch) => requires(branch.require, 'compliantDevice')),
    );
    return [...relying, ...standardsIn(program)].flatMap(({ spec, yaml }) =>
      withoutDevices(spec.for ?? {}).map((part) =>
        findingOf(rule, {
          message: `\`${spec.name}\` is about the devices of \`${part}\`, which have none`,
          help: `remove \`${part}\`, or write a protection of its own that blocks them`,
          span: yaml.keySpanOf(`/for/${part}`) ?? yaml.spanOf('/for'),
          pointer: `/for/${part}`,
        }),
      ),
    );
  },
};
