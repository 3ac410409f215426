import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isGuid } from '../../schemas/reference.ts';
import { wellKnownName } from '../../schemas/wellknown/index.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { membersAt, placeIn, policiesIn } from './policy-body.ts';

const admins = (id: string) => examplePolicy({ users: `{ includeRoles: [${id}] }` });

const rule: FindingRule = {
  code: 'GW4073',
  severity: 'warning',
  title: 'the id of a role is not that of a built-in one',
  explanation:
    'A policy names roles by the template ids of built-in roles; custom roles and roles within administrative units are refused with errors 1102 and 1103, or never apply (Microsoft365DSC issue 1487, microsoft-graph-docs issue 20750). It is a warning, because Microsoft adds roles and this program may not know the newest. An unknown name of a role is an error (GW3001).',
  failing: { documents: admins('9a1f3f0c-3c1a-4d0e-8f0e-2b7c5d4e6f70') },
  passing: { documents: admins('62e90394-69f5-4237-9190-012177145e10') },
};

/** Ids in the place of roles that are no built-in role's. */
export const roleIds: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) =>
      (['include', 'exclude'] as const).flatMap((side) => {
        const pointer = `/conditions/users/${side}Roles` as const;
        return membersAt(resource.body, pointer).flatMap((role, index) => {
          const isKnown = typeof role !== 'string' || wellKnownName('directoryRoleTemplates', role) !== undefined;
          if (isKnown || !isGuid(role)) return [];
          const message = `\`${role}\` in \`${resource.name}\` is not the id of a built-in role that is known`;
          const help = 'use the template id of a built-in role, or its name';
          return [findingOf(rule, { message, help, ...placeIn(resource, `${pointer}/${index}`) })];
        });
      }),
    ),
};
