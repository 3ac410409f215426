import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { isEffective, placeIn, policiesIn } from './policy-body.ts';

const devices = "{ deviceFilter: { mode: exclude, rule: 'device.isCompliant -eq True' } }";
const states = '{ includeStates: [All], excludeStates: [Compliant] }';

const rule: FindingRule = {
  code: 'GW4075',
  severity: 'warning',
  title: 'a policy looks at the state of devices in the old way and in the new one',
  explanation:
    'The condition deviceStates is the predecessor of the device filter, and a policy has one or the other (Microsoft docs: concept-conditional-access-conditions, 2025). A filter says the same: `device.isCompliant -eq True`, `device.trustType -eq "ServerAD"`.',
  failing: { documents: examplePolicy({ conditions: { devices, deviceStates: states } }) },
  passing: { documents: examplePolicy({ conditions: { devices } }) },
};

/** Two conditions about one thing. */
export const deviceStates: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => isEffective(readPointer(body, '/conditions/deviceStates')))
      .filter(({ body }) => isEffective(readPointer(body, '/conditions/devices/deviceFilter')))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` has both \`deviceStates\` and a device filter`,
          help: 'say in the filter what `deviceStates` says, and remove `deviceStates`',
          ...placeIn(resource, '/conditions/deviceStates'),
        }),
      ),
};
