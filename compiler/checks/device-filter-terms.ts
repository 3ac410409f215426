import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const filtered = (mode: string, rule: string) =>
  examplePolicy({ conditions: { devices: `{ deviceFilter: { mode: ${mode}, rule: '${rule}' } }` } });

const otherTerms: FindingRule = {
  code: 'GW4314',
  severity: 'warning',
  title: 'a device filter compares something that cannot be compared so',
  explanation:
    'A device filter knows the properties deviceId, displayName, deviceOwnership, enrollmentProfileName, isCompliant, manufacturer, mdmAppId, model, operatingSystem, operatingSystemVersion, physicalIds, profileType, systemLabels, trustType and extensionAttribute1 to 15, and not every operator goes with each: states are compared with -eq and -ne, lists with -contains and -notContains, ids with -eq, -ne, -in and -notIn (Microsoft docs: concept-condition-filters-for-devices, 2025).',
  failing: { documents: filtered('exclude', 'device.trustType -startsWith "Azure"') },
  passing: { documents: filtered('exclude', 'device.trustType -eq "AzureAD"') },
};

const unregistered: FindingRule = {
  code: 'GW4315',
  severity: 'information',
  title: 'a device filter does not see unregistered devices',
  explanation:
    'A device the directory does not know has no properties, so that -eq, -in, -contains, -startsWith and -endsWith never match it, and a policy for the devices that match does not concern it. Properties extensionAttribute1 to 15 are read only of devices that Intune manages, or that are compliant or hybrid joined (Microsoft docs: concept-condition-filters-for-devices, 2025). If unregistered devices are meant too, compare with -ne, or exclude the devices that are not meant.',
  failing: { documents: filtered('include', 'device.isCompliant -eq False') },
  passing: { documents: filtered('include', 'device.isCompliant -ne True') },
};

const filter = '/conditions/devices/deviceFilter';
const equal = ['eq', 'ne'];
const listed = ['contains', 'notcontains'];
const ids = [...equal, 'in', 'notin'];
const texts = [...ids, ...listed, 'startswith', 'notstartswith', 'endswith', 'notendswith'];
const negative = ['ne', 'notin', 'notcontains', 'notstartswith', 'notendswith'];

const operatorsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    deviceid: ids,
    mdmappid: ids,
    deviceownership: equal,
    iscompliant: equal,
    profiletype: equal,
    trusttype: equal,
    physicalids: listed,
    systemlabels: listed,
    displayname: texts,
    enrollmentprofilename: texts,
    manufacturer: texts,
    model: texts,
    operatingsystem: texts,
    operatingsystemversion: texts,
    ...Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`extensionattribute${index + 1}`, texts])),
  }),
);

/** What the rules of device filters compare, and with what. */
export const deviceFilterTerms: Check = {
  rules: [otherTerms, unregistered],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const rule = readPointer(resource.body, `${filter}/rule`);
  if (typeof rule !== 'string') return [];
  const terms = termsOf(rule);
  const place = placeIn(resource, `${filter}/rule`);
  const wrong = terms.find(({ property, operator }) => !operatorsOf.get(property.toLowerCase())?.includes(operator));
  if (wrong !== undefined) {
    const isKnown = operatorsOf.has(wrong.property.toLowerCase());
    const told = isKnown ? `with \`-${wrong.written}\`` : 'which is no property it knows';
    const message = `the device filter of \`${resource.name}\` compares \`${wrong.property}\` ${told}`;
    const help = isKnown ? 'use an operator that goes with this property' : 'use another property of the device';
    return [findingOf(otherTerms, { message, help, ...place })];
  }
  const isPositive = terms.length > 0 && !terms.some(({ operator }) => negative.includes(operator));
  if (readPointer(resource.body, `${filter}/mode`) !== 'include' || !isPositive) return [];
  const message = `\`${resource.name}\` does not concern devices the directory does not know`;
  const help = 'if they are meant too, compare with `-ne`, or exclude the devices that are not meant';
  return [findingOf(unregistered, { message, help, ...place })];
}

interface Term {
  readonly property: string;
  /** In small letters; operators are read without regard to case. */
  readonly operator: string;
  readonly written: string;
}

/** The comparisons of a rule, wherever they stand in it; what stands between quotation marks is a value. */
function termsOf(rule: string): readonly Term[] {
  const withoutValues = rule.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...withoutValues.matchAll(/\bdevice\.([A-Za-z0-9]+)\s+-?([A-Za-z]+)/gi)].flatMap(([, property, operator]) =>
    property === undefined || operator === undefined
      ? []
      : [{ property, operator: operator.toLowerCase(), written: operator }],
  );
}
