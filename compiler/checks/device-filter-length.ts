import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const literal = (models: number) => `kind: ConditionalAccessPolicy
name: workstations
body:
  state: disabled
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [Exchange Online] }
    users: { includeGroups: [Sales], excludeGroups: [Break Glass] }
    devices:
      deviceFilter:
        mode: include
        rule: device.model -in [${Array.from({ length: models }, (_, index) => `"Model ${1000 + index}"`).join(', ')}]
  grantControls: { operator: OR, builtInControls: [block] }
`;

const rule: FindingRule = {
  code: 'GW4049',
  severity: 'error',
  title: 'the rule of a device filter is too long',
  explanation:
    'The rule of a device filter holds 3072 characters (Microsoft docs: concept-condition-filters-for-devices, 2025). Mark the devices with an extension attribute and filter by that, or split the policy.',
  failing: { documents: literal(240) },
  passing: { documents: literal(3) },
};

const longest = 3072;

/** Filters in literal bodies; in a sentence the shape of the document bounds them. */
export const deviceFilterLength: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const pointer = '/conditions/devices/deviceFilter/rule';
      const text = readPointer(resource.body, pointer);
      if (typeof text !== 'string' || text.length <= longest) return [];
      const message = `the device filter of \`${resource.name}\` takes ${text.length} characters of at most ${longest}`;
      const help = 'filter by an extension attribute of the devices, or split the policy';
      return [findingOf(rule, { message, help, ...placeIn(resource, pointer) })];
    }),
};
