import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import { comparisonsIn, type FilterOperator } from '../filter/filter-rule.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const filtered = (mode: string, rule: string) =>
  examplePolicy({ conditions: { devices: `{ deviceFilter: { mode: ${mode}, rule: '${rule}' } }` } });

const unregistered: FindingRule = {
  code: 'GW4076',
  severity: 'information',
  title: 'a device filter does not see unregistered devices',
  explanation:
    'A device the directory does not know has no properties, so that -eq, -in, -contains, -startsWith and -endsWith never match it, and a policy for the devices that match does not concern it. Properties extensionAttribute1 to 15 are read only of devices that Intune manages, or that are compliant or hybrid joined (Microsoft docs: concept-condition-filters-for-devices, 2025). If unregistered devices are meant too, compare with -ne, or exclude the devices that are not meant.',
  failing: { documents: filtered('include', 'device.isCompliant -eq False') },
  passing: { documents: filtered('include', 'device.isCompliant -ne True') },
};

const filter = '/conditions/devices/deviceFilter';
const negative: readonly FilterOperator[] = ['ne', 'notIn', 'notContains', 'notStartsWith', 'notEndsWith'];

/** Filters that silently pass over devices nobody registered. Rules that cannot be read are told by another check. */
export const deviceFilterTerms: Check = {
  rules: [unregistered],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const text = readPointer(resource.body, `${filter}/rule`);
  if (typeof text !== 'string' || readPointer(resource.body, `${filter}/mode`) !== 'include') return [];
  const parsed = parseFilter(text, 'device');
  if (!('rule' in parsed)) return [];
  if (comparisonsIn(parsed.rule).some(({ operator }) => negative.includes(operator.name))) return [];
  const message = `\`${resource.name}\` does not concern devices the directory does not know`;
  const help = 'if they are meant too, compare with `-ne`, or exclude the devices that are not meant';
  return [findingOf(unregistered, { message, help, ...placeIn(resource, `${filter}/rule`) })];
}
