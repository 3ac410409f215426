import type { FindingRule } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { budget } from './budget.ts';
import { examplePolicy } from './example-policy.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const filtered = (models: number) => {
  const list = Array.from({ length: models }, (_, index) => `"Model ${1000 + index}"`).join(', ');
  return examplePolicy({
    conditions: { devices: `{ deviceFilter: { mode: exclude, rule: 'device.model -in [${list}]' } }` },
  });
};

const rule: FindingRule = {
  code: 'GW4109',
  severity: 'information',
  title: 'the rule of a device filter is nearly as long as it can be',
  explanation:
    'The rule of a device filter holds 3072 characters (Microsoft docs: concept-condition-filters-for-devices, 2025); what is longer is an error (GW4049). Mark the devices with an extension attribute and filter by that, or split the policy.',
  failing: { documents: filtered(200) },
  passing: { documents: filtered(3) },
};

const pointer = '/conditions/devices/deviceFilter/rule';

/** How much room the rules of device filters have left; `device-filter-length.ts` refuses what has none. */
export const deviceFilterHeadroom = budget({
  limit: 3072,
  unit: 'characters of a device filter',
  help: 'filter by an extension attribute of the devices, or split the policy',
  headroom: rule,
  uses: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const text = readPointer(resource.body, pointer);
      return typeof text === 'string'
        ? [{ who: `\`${resource.name}\``, used: text.length, place: placeIn(resource, pointer) }]
        : [];
    }),
});
