import type { FindingRule } from '../../schemas/finding.ts';
import { failing, policyText } from './example-policy.ts';

export const notJson: FindingRule = {
  code: 'GW2100',
  severity: 'error',
  title: 'a file of Graph objects is not JSON',
  explanation:
    'Exported objects are read as JSON (RFC 8259). The finding points at the first place that is not: often the end, because an ' +
    'export was cut short. Nothing of such a file is taken over, since what follows the mistake cannot be known.',
  ...failing('{ "displayName": "Mail", "conditions": {'),
};

export const tolerated: FindingRule = {
  code: 'GW2101',
  severity: 'warning',
  title: 'a file of Graph objects holds comments or trailing commas',
  explanation:
    'JSON knows neither, but some editors write both and neither changes what an object says. They are read, and the comments are ' +
    'not carried over.',
  ...failing(policyText('// everyone\n "conditions": { "users": { "includeUsers": ["All"] } }')),
};

export const duplicateKey: FindingRule = {
  code: 'GW2102',
  severity: 'error',
  title: 'an object says the same property twice',
  explanation:
    'Of two equal keys most programs keep the last without a word, some the first. Which of them was meant cannot be known, so ' +
    'the object is refused. Remove one of the two.',
  ...failing(policyText('"conditions": {}, "state": "disabled"')),
};

export const inexactNumber: FindingRule = {
  code: 'GW2103',
  severity: 'error',
  title: 'a number has more digits than can be kept',
  explanation:
    'Numbers are kept as 64-bit floating point, which holds fifteen digits for certain. A longer one would silently become a ' +
    'neighbour of itself, so the object is refused. Graph has no property that needs such a number.',
  ...failing(policyText('"conditions": {}, "version": 9007199254740993')),
};

export const tooDeep: FindingRule = {
  code: 'GW2104',
  severity: 'error',
  title: 'objects and lists stand too deep inside each other',
  explanation:
    'The objects of Graph are less than twenty levels deep. A hundred are a mistake or an attack, so the file is refused.',
  ...failing(`${'['.repeat(101)}${']'.repeat(101)}\n`),
};

export const halfCharacter: FindingRule = {
  code: 'GW2105',
  severity: 'error',
  title: 'a text holds half a character',
  explanation:
    'An escape such as "\\ud800" names half of a character that takes two. It cannot be written in UTF-8, so it could not be kept ' +
    'as it is, and the object is refused.',
  ...failing(policyText('"conditions": {}, "note": "\\ud800"')),
};

export const tooMany: FindingRule = {
  code: 'GW2123',
  severity: 'error',
  title: 'a file holds more objects than are read',
  explanation:
    'A tenant holds some hundreds of policies. A file with more than 20000 objects, or with more than 250000 objects and lists ' +
    'in all, is something else, and reading it would take all memory there is. Split it into several files.',
  ...failing(`[${'{},'.repeat(20_000)}{}]\n`),
};
