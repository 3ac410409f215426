import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { UsersSpec } from '../conditions/users.ts';
import { type Document, protectionsIn, standardsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import type { LinkedProgram } from '../link.ts';
import { unassignable, withoutDevices } from '../reliance.ts';
import { requires, standardsIn as standardsNamedBy } from '../sentence/require.ts';
import type { Check } from './check.ts';

const documents = (audience: string, assignment: string) => `kind: DeviceStandard
name: computers
platforms: windows
facts: { encryption: required }
${assignment}---
kind: Protection
name: admins
protect: Microsoft Admin Portals
for: ${audience}
when: { platforms: windows }
require: { compliantDevice: computers }
`;

const rule: FindingRule = {
  code: 'GW4023',
  severity: 'error',
  title: 'a DeviceStandard cannot be assigned to these people',
  explanation:
    'Intune assigns compliance policies to groups and to all users, and to nothing else (Microsoft docs: device-profile-assign, 2025). Users, directory roles and guests of a protection would get no policy, and their devices would count as compliant or not without having been looked at. Say with `for` in the standard which group these people are in; it then counts as covering them.',
  failing: { documents: documents('{ roles: Global Administrator }', '') },
  passing: { documents: documents('{ roles: Global Administrator }', 'for: Administrators\n') },
};

const workloads = (required: string) => `kind: Protection
name: pipelines
protect: all apps
for: { workloads: all mine }
require: ${required}
`;

const noDevice: FindingRule = {
  code: 'GW4200',
  severity: 'error',
  title: 'a device is required of those who have none',
  explanation:
    'Workload identities and agents sign in by themselves, from no device Intune could look at, and no compliance policy can be assigned to them. A policy about them can only block (Microsoft docs: workload-identity, 2025; agent-id, 2026). Write a protection of its own for them.',
  failing: { documents: workloads('compliantDevice') },
  passing: { documents: workloads('block') },
};

/** People a standard is relied on for, but cannot reach, and those a device is required of who have none. */
export const unassignableAudience: Check = {
  rules: [rule, noDevice],
  documents: (program) => {
    const standards = standardsIn(program);
    const withoutAssignment = new Set(
      standards.filter(({ spec }) => spec.for === undefined).map(({ spec }) => spec.name),
    );
    const relying = protectionsIn(program).flatMap((document) => {
      const named = branchesOf(document.spec).flatMap(({ require }) => standardsNamedBy(require));
      return [...new Set(named)]
        .filter((name) => withoutAssignment.has(name))
        .flatMap((name) =>
          lookAt(
            document,
            document.spec.for,
            `so \`${name}\` cannot reach them`,
            `add \`for: <a group that holds them>\` to \`${name}\``,
          ),
        );
    });
    const own = standards.flatMap((document) =>
      lookAt(document, document.spec.for ?? {}, 'so the standard cannot reach them', 'name a group that holds them'),
    );
    return [...relying, ...own, ...withoutADevice(program)];
  },
};

function lookAt({ yaml }: Document, audience: UsersSpec, consequence: string, help: string): readonly Finding[] {
  if (audience.everyone === true) return [];
  return unassignable(audience).map((part) =>
    findingOf(rule, {
      message: `compliance policies cannot be assigned to \`${part}\`, ${consequence}`,
      help,
      span: yaml.keySpanOf(`/for/${part}`) ?? yaml.spanOf('/for'),
      pointer: `/for/${part}`,
    }),
  );
}

function withoutADevice(program: LinkedProgram): readonly Finding[] {
  const ofProtections = protectionsIn(program).filter(({ spec }) =>
    branchesOf(spec).some((branch) => requires(branch.require, 'compliantDevice')),
  );
  return [...ofProtections, ...standardsIn(program)].flatMap(({ spec, yaml }) =>
    withoutDevices(spec.for ?? {}).map((part) =>
      findingOf(noDevice, {
        message: `\`${spec.name}\` is about the devices of \`${part}\`, which have none`,
        help: `remove \`${part}\`, or write a protection of its own that blocks them`,
        span: yaml.keySpanOf(`/for/${part}`) ?? yaml.spanOf('/for'),
        pointer: `/for/${part}`,
      }),
    ),
  );
}
