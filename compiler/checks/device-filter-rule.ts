import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Document } from '../document.ts';
import { type DeviceAttribute, deviceAttributes } from '../filter/device-attributes.ts';
import { comparisonsIn, type FilterComparison, type FilterRange } from '../filter/filter-rule.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { deviceAttributeOf, valueProblem } from '../filter/value-problem.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';
import { type WrittenFilter, writtenFilters } from './written-filters.ts';

const sentence = (filter: string) => `kind: Protection
name: admin-portals
protect: Microsoft Admin Portals
for: everyone
when:
  deviceFilter:
    exclude: ${filter}
require: block
`;

const page = '(Microsoft docs: concept-condition-filters-for-devices, 2025)';

const syntax: FindingRule = {
  code: 'GW4051',
  severity: 'error',
  title: 'a filter rule cannot be read',
  explanation: `A rule compares attributes with values, joined by \`-and\`, \`-or\` and \`-not\`: \`device.model -startsWith "Surface" -and device.isCompliant -eq True\`. Texts stand in double quotes, lists in brackets ${page}.`,
  failing: { documents: sentence('device.model -equals "Surface"') },
  passing: { documents: sentence('device.model -eq "Surface"') },
};

const unknownAttribute: FindingRule = {
  code: 'GW4052',
  severity: 'error',
  title: 'a device filter names an attribute devices do not have',
  explanation: `A filter can name a few attributes of a device and no others; they are not quite those of dynamic groups or of Intune's assignment filters ${page}.`,
  failing: { documents: sentence('device.ownership -eq "Company"') },
  passing: { documents: sentence('device.deviceOwnership -eq "Company"') },
};

const operatorNotAllowed: FindingRule = {
  code: 'GW4053',
  severity: 'warning',
  title: 'a device filter compares an attribute in a way that is not supported',
  explanation: `Each attribute supports some operators: collections such as \`physicalIds\` are asked whether they contain something, words such as \`trustType\` whether they are equal, and only free texts support all ten ${page}. Whether the service refuses others or lets them match nothing is written nowhere.`,
  failing: { documents: sentence('device.trustType -contains "Server"') },
  passing: { documents: sentence('device.trustType -eq "ServerAD"') },
};

const wrongValue: FindingRule = {
  code: 'GW4054',
  severity: 'error',
  title: 'a filter compares an attribute with the wrong kind of value',
  explanation: `\`isCompliant\` is True or False, \`-in\` and \`-notIn\` take a list, everything else is compared with a text in double quotes, and \`null\` is for \`-eq\` and \`-ne\` alone ${page}.`,
  failing: { documents: sentence('device.isCompliant -eq "yes"') },
  passing: { documents: sentence('device.isCompliant -eq True') },
};

const unknownWord: FindingRule = {
  code: 'GW4055',
  severity: 'warning',
  title: 'a device filter compares an attribute with a word it never holds',
  explanation: `Ownership, profile type and trust type of a device hold a few words and no others ${page}. Compared with anything else they are never equal, so that \`-eq\` matches no device and \`-ne\` matches all.`,
  failing: { documents: sentence('device.trustType -eq "Hybrid"') },
  passing: { documents: sentence('device.trustType -eq "ServerAD"') },
};

/** The rules of filters, in sentences and in literal bodies. What the service would refuse or ignore is told at the words. */
export const deviceFilterRule: Check = {
  rules: [syntax, unknownAttribute, operatorNotAllowed, wrongValue, unknownWord],
  documents: (program) =>
    program.documents.flatMap((document) =>
      writtenFilters(document).flatMap((filter) => {
        const parsed = parseFilter(filter.text, filter.head);
        if ('rule' in parsed) return comparisonsIn(parsed.rule).flatMap((each) => lookAt(document, filter, each));
        const { message, help, range } = parsed.problem;
        return [findingOf(syntax, { message, help, ...placeOf(document, filter, range) })];
      }),
    ),
};

function lookAt(document: Document, filter: WrittenFilter, comparison: FilterComparison): readonly Finding[] {
  const place = (range: FilterRange) => placeOf(document, filter, range);
  const { head, attribute } = comparison;
  const known = deviceAttributeOf(comparison);
  if (head === 'device' && known === undefined) {
    const names = deviceAttributes.map(({ name }) => name);
    const message = `devices have no attribute \`${attribute.name}\` a filter can name`;
    const help = didYouMean(attribute.name, names) ?? `expected one of ${listed(names)}`;
    return [findingOf(unknownAttribute, { message, help, ...place(attribute.range) })];
  }
  const value = lookAtValue(comparison, place(comparison.value.range));
  return known === undefined
    ? value
    : [...lookAtOperator(comparison, known, place(comparison.operator.range)), ...value];
}

type Place = ReturnType<typeof placeOf>;

function lookAtOperator(
  { attribute, operator }: FilterComparison,
  { operators }: DeviceAttribute,
  place: Place,
): readonly Finding[] {
  if (operators.includes(operator.name)) return [];
  const message = `\`${attribute.name}\` does not support \`-${operator.name}\``;
  const help = `use one of ${listed(operators.map((name) => `-${name}`))}`;
  return [findingOf(operatorNotAllowed, { message, help, ...place })];
}

function lookAtValue(comparison: FilterComparison, place: Place): readonly Finding[] {
  const { attribute, operator, value } = comparison;
  const expected = valueProblem(comparison);
  if (expected !== undefined) {
    const message = `\`${attribute.name}\` is compared with ${nouns[value.kind]} by \`-${operator.name}\``;
    return [findingOf(wrongValue, { message, help: `expected ${expected}`, ...place })];
  }
  const words = deviceAttributeOf(comparison)?.words;
  const isEquality = operator.name === 'eq' || operator.name === 'ne';
  if (words === undefined || value.kind !== 'text' || !isEquality) return [];
  if (words.some((word) => word.toLowerCase() === value.text.toLowerCase())) return [];
  const message = `\`${attribute.name}\` of a device is never ${quote(value.text)}`;
  const help = [didYouMean(value.text, words), `expected one of ${listed(words)}`].filter(Boolean).join(' ');
  return [findingOf(unknownWord, { message, help, ...place })];
}

const nouns = {
  text: 'a text',
  boolean: 'True or False',
  null: '`null`',
  version: 'a version',
  list: 'a list',
} as const;

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function placeOf({ yaml }: Document, { pointer }: WrittenFilter, range: FilterRange) {
  return { span: yaml.spanWithin(pointer, range), pointer };
}
