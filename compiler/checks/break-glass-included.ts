import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { type JsonObject, stableStringify } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { writtenForm } from '../../schemas/reference.ts';
import { breakGlassKeys } from './break-glass-keys.ts';
import type { Check } from './check.ts';
import { hasWord, isEffective, membersAt, placeIn, policiesIn } from './policy-body.ts';

const literal = (excluded: string) => `kind: ConditionalAccessPolicy
name: mfa
body:
  state: enabled
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [All] }
    users: { includeUsers: [All], excludeGroups: ${excluded} }
  grantControls: { operator: OR, builtInControls: [mfa] }
`;

const rule: FindingRule = {
  code: 'GW4043',
  severity: 'warning',
  title: 'a literal policy does not leave the break-glass accounts out',
  explanation:
    'Protections leave the break-glass accounts out by construction; the body of a literal policy is sent as it is written. An enabled policy that includes them can close the way back in (Microsoft docs: security-emergency-access, 2025).',
  failing: { documents: literal('[]') },
  passing: { documents: literal('[Break Glass]') },
};

/** Enabled bodies that concern the emergency access accounts. Sentences never do, so that only literal documents are found. */
export const breakGlassIncluded: Check = {
  rules: [rule],
  resources: (resources, program) => {
    const breakGlass = breakGlassKeys(resources, program);
    return policiesIn(resources).flatMap((resource) => {
      const { body } = resource;
      const users = '/conditions/users';
      const included = membersAt(body, `${users}/includeUsers`);
      if (body.state !== 'enabled' || !isEffective(readPointer(body, users)) || hasWord(included, 'None')) return [];
      if (isOfAgentsOnly(body)) return [];
      if (isEffective(readPointer(body, '/conditions/clientApplications'))) return [];
      const excluded = [...membersAt(body, `${users}/excludeUsers`), ...membersAt(body, `${users}/excludeGroups`)];
      const keys = new Set(excluded.map((member) => stableStringify(member)));
      const missing = [...breakGlass].flatMap(([key, name]) => (keys.has(key) ? [] : [name]));
      if (missing.length === 0) return [];
      const names = missing.map((name) => `\`${writtenForm(name)}\``).join(', ');
      return [
        findingOf(rule, {
          message: `\`${resource.name}\` is enabled and does not leave out ${names}`,
          help: 'add them to `excludeUsers` or `excludeGroups` of the body',
          ...placeIn(resource, users),
        }),
      ];
    });
  },
};

/** User accounts of agents are nobody's way in, and a policy about them takes no exclusions (Microsoft's template for them, 2026). */
function isOfAgentsOnly(body: JsonObject): boolean {
  const included = membersAt(body, '/conditions/users/includeUsers');
  const others = ['includeGroups', 'includeRoles', 'includeGuestsOrExternalUsers'];
  return (
    hasWord(included, 'AllAgentIdUsers') &&
    included.length === 1 &&
    !others.some((name) => isEffective(readPointer(body, `/conditions/users/${name}`)))
  );
}
