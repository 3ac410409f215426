import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { UsersSpec } from '../conditions/users.ts';
import { type Document, protectionsIn, standardsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { unassignable } from '../reliance.ts';
import { standardsIn as standardsNamedBy } from '../sentence/require.ts';
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

/** People a standard is relied on for, but cannot reach. */
export const unassignableAudience: Check = {
  rules: [rule],
  documents: (program) => {
    const standards = standardsIn(program);
    const withoutAssignment = new Set(
      standards.filter(({ spec }) => spec.for === undefined && spec.assign === undefined).map(({ spec }) => spec.name),
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
    return [...relying, ...own];
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
