import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { assignmentFiltersIn, type Document } from '../document.ts';
import { type AssignmentFilterSpec, graphPlatform } from '../documents/assignment-filter.ts';
import { type AssignmentAttribute, assignmentAttributes } from '../filter/assignment-attributes.ts';
import { assignmentDialect } from '../filter/filter-dialect.ts';
import { comparisonsIn, type FilterComparison, type FilterRange } from '../filter/filter-rule.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';

const filter = (rule: string, platform = 'windows') => `kind: AssignmentFilter
name: corporate
platform: ${platform}
rule: ${rule}
`;
const page = '(Microsoft docs: filters-device-properties, 2025-03)';
const surface = filter('device.model -startsWith "Surface"');

const syntax: FindingRule = {
  code: 'GW4118',
  severity: 'error',
  title: 'the rule of an assignment filter cannot be read',
  explanation: `A rule compares attributes with values, joined by \`-and\` and \`-or\`: \`(device.model -startsWith "Surface") and (device.osVersion -startsWith "10.0")\`. Texts stand in double quotes, lists in brackets ${page}. It has neither \`-not\` nor \`-endsWith\`, which filters of Conditional Access have.`,
  failing: { documents: filter('device.model -endsWith "Pro"') },
  passing: { documents: surface },
};

const unknownAttribute: FindingRule = {
  code: 'GW4119',
  severity: 'error',
  title: 'an assignment filter names an attribute that devices or apps do not have',
  explanation: `A filter over devices names attributes that begin with \`device\`, one over managed apps attributes that begin with \`app\`, and of each there are a few only; they are not quite those of Conditional Access ${page}.`,
  failing: { documents: filter('device.displayName -eq "Kiosk"') },
  passing: { documents: filter('device.deviceName -eq "Kiosk"') },
};

const operatorNotAllowed: FindingRule = {
  code: 'GW4120',
  severity: 'warning',
  title: 'an assignment filter compares an attribute in a way that is not supported',
  explanation: `Each attribute supports some operators: versions are greater or less, ownership is equal or not, free texts contain something or begin with it ${page}. Whether the service refuses others or lets them match nothing is written nowhere.`,
  failing: { documents: filter('device.deviceOwnership -contains "Corp"') },
  passing: { documents: filter('device.deviceOwnership -eq "Corporate"') },
};

const wrongValue: FindingRule = {
  code: 'GW4121',
  severity: 'error',
  title: 'an assignment filter compares an attribute with the wrong kind of value',
  explanation: `\`-in\` and \`-notIn\` take a list, \`null\` is for \`-eq\` and \`-ne\` alone, only \`operatingSystemVersion\` is compared with a version without quotes, and everything else with a text in double quotes ${page}.`,
  failing: { documents: filter('device.model -in "Surface"') },
  passing: { documents: filter('device.model -in ["Surface Pro", "Surface Go"]') },
};

const unknownWord: FindingRule = {
  code: 'GW4122',
  severity: 'warning',
  title: 'an assignment filter compares an attribute with a word it never holds',
  explanation: `Ownership, join type, architecture and the like hold a few words and no others; Intune calls a company's device \`Corporate\` where Conditional Access calls it \`Company\` ${page}.`,
  failing: { documents: filter('device.deviceOwnership -eq "Company"') },
  passing: { documents: filter('device.deviceOwnership -eq "Corporate"') },
};

const otherPlatform: FindingRule = {
  code: 'GW4123',
  severity: 'warning',
  title: 'an assignment filter names an attribute its platform does not have',
  explanation: `Some attributes exist on some platforms only: \`deviceTrustType\` and \`operatingSystemSKU\` on Windows, \`isRooted\` on Android and iOS ${page}. On another platform the comparison matches nothing.`,
  failing: { documents: filter('device.isRooted -eq "True"') },
  passing: { documents: filter('device.isRooted -eq "True"', 'iOS') },
};

/** The rules of assignment filters, in words and in literal bodies, told at the words. */
export const assignmentFilterRule: Check = {
  rules: [syntax, unknownAttribute, operatorNotAllowed, wrongValue, unknownWord, otherPlatform],
  documents: (program) =>
    assignmentFiltersIn(program).flatMap((document) => {
      const written = writtenRule(document);
      if (written === undefined) return [];
      const parsed = parseFilter(written.text, written.head, assignmentDialect);
      if ('rule' in parsed) return comparisonsIn(parsed.rule).flatMap((each) => lookAt(written, each));
      const { message, help, range } = parsed.problem;
      return [findingOf(syntax, { message, help, ...written.place(range) })];
    }),
};

interface WrittenRule {
  readonly text: string;
  readonly head: 'device' | 'app';
  /** Graph's word; undefined where the document has none. */
  readonly platform: string | undefined;
  readonly place: (range: FilterRange) => Pick<Finding, 'span' | 'pointer'>;
}

function writtenRule({ spec, yaml }: Document<AssignmentFilterSpec>): WrittenRule | undefined {
  const { body, rule, manages, platform } = spec;
  const pointer = isJsonObject(body) ? '/body/rule' : '/rule';
  const text = isJsonObject(body) ? readPointer(body, '/rule') : rule;
  if (typeof text !== 'string' || text === '') return undefined;
  const type = isJsonObject(body) ? body.assignmentFilterManagementType : manages;
  const named = isJsonObject(body) ? body.platform : graphPlatform(platform, manages);
  return {
    text,
    head: type === 'apps' ? 'app' : 'device',
    platform: typeof named === 'string' ? named : undefined,
    place: (range) => ({ span: yaml.spanWithin(pointer, range), pointer }),
  };
}

function lookAt(rule: WrittenRule, comparison: FilterComparison): readonly Finding[] {
  const { attribute } = comparison;
  const attributes = assignmentAttributes[rule.head];
  const known = attributes.find(({ name }) => name.toLowerCase() === attribute.name.toLowerCase());
  if (known === undefined) {
    const names = attributes.map(({ name }) => name);
    const whose = rule.head === 'app' ? 'managed apps' : 'devices';
    const message = `${whose} have no attribute \`${attribute.name}\` an assignment filter can name`;
    const help = didYouMean(attribute.name, names) ?? `expected one of ${listed(names)}`;
    return [findingOf(unknownAttribute, { message, help, ...rule.place(attribute.range) })];
  }
  return [
    ...lookAtPlatform(rule, comparison, known),
    ...lookAtOperator(rule, comparison, known),
    ...lookAtValue(rule, comparison, known),
  ];
}

function lookAtPlatform(rule: WrittenRule, { attribute }: FilterComparison, known: AssignmentAttribute) {
  const { platform } = rule;
  if (platform === undefined || known.platforms.includes(platform)) return [];
  const message = `\`${known.name}\` is not known of \`${platform}\``;
  const help = `it is known of ${listed(known.platforms)}`;
  return [findingOf(otherPlatform, { message, help, ...rule.place(attribute.range) })];
}

function lookAtOperator(
  rule: WrittenRule,
  { attribute, operator }: FilterComparison,
  { operators }: AssignmentAttribute,
) {
  if (operators.includes(operator.name)) return [];
  const message = `\`${attribute.name}\` does not support \`-${operator.name}\``;
  const help = `use one of ${listed(operators.map((name) => `-${name}`))}`;
  return [findingOf(operatorNotAllowed, { message, help, ...rule.place(operator.range) })];
}

function lookAtValue(rule: WrittenRule, { attribute, operator, value }: FilterComparison, known: AssignmentAttribute) {
  const place = rule.place(value.range);
  const expected = expectedValue(operator.name, value.kind, known);
  if (expected !== undefined) {
    const message = `\`${attribute.name}\` is compared with ${nouns[value.kind]} by \`-${operator.name}\``;
    return [findingOf(wrongValue, { message, help: `expected ${expected}`, ...place })];
  }
  const texts = value.kind === 'list' ? value.texts : value.kind === 'text' ? [value.text] : [];
  const { words } = known;
  const odd = texts.find(
    (text) => words !== undefined && !words.some((word) => word.toLowerCase() === text.toLowerCase()),
  );
  if (odd === undefined || words === undefined) return [];
  const help = [didYouMean(odd, words), `expected one of ${listed(words)}`].filter(Boolean).join(' ');
  return [findingOf(unknownWord, { message: `\`${attribute.name}\` is never ${quote(odd)}`, help, ...place })];
}

/** What a comparison should have been with; undefined where it is right. The page writes versions and truth values with quotes, too. */
function expectedValue(operator: string, kind: keyof typeof nouns, { name, operators, words }: AssignmentAttribute) {
  const takesList = operator === 'in' || operator === 'notIn';
  if (takesList) return kind === 'list' ? undefined : 'a list, like `["a", "b"]`';
  if (kind === 'null' && (operator === 'eq' || operator === 'ne')) return undefined;
  if (kind === 'version' && operators.includes('gt')) return undefined;
  if (kind === 'boolean' && words?.includes('True') === true) return undefined;
  return kind === 'text' ? undefined : `a ${name === 'operatingSystemVersion' ? 'version' : 'text in double quotes'}`;
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
