import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentDialect } from '../../compiler/filter/filter-dialect.ts';
import { comparisonsIn, type FilterHead, type FilterRule, filterHeads } from '../../compiler/filter/filter-rule.ts';
import { formatFilter } from '../../compiler/filter/format-filter.ts';
import { parseFilter } from '../../compiler/filter/parse-filter.ts';
import { filterRules } from '../support/filter-arbitraries.ts';

function ruleOf(text: string, head: FilterHead = 'device'): FilterRule {
  const parsed = parseFilter(text, head);
  if ('problem' in parsed) throw new Error(`${parsed.problem.message}: ${text}`);
  return parsed.rule;
}

/** A rule without its places, which differ between two spellings of it. */
function meaning(rule: FilterRule): unknown {
  return JSON.parse(JSON.stringify(rule, (name, value) => (name === 'range' ? undefined : value)));
}

/** What is wrong with a text, with the words it is said about in the place of the range. */
function problemOf(text: string, head: FilterHead = 'device') {
  const parsed = parseFilter(text, head);
  if ('rule' in parsed) throw new Error(`no problem: ${text}`);
  const { message, help, range } = parsed.problem;
  return { message, help, words: text.slice(range.start, range.end) };
}

describe('a filter rule', () => {
  it('means the same after it is formatted', () => {
    fc.assert(
      fc.property(filterRules, (rule) => {
        const [first] = comparisonsIn(rule);
        const again = ruleOf(formatFilter(rule), first?.head);
        expect(meaning(again)).toEqual(meaning(rule));
        expect(formatFilter(again)).toBe(formatFilter(rule));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read or refused, and never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      'device.model',
      '-eq',
      'in',
      '"x"',
      '(',
      ')',
      '[',
      ']',
      ',',
      '-and',
      'or',
      '-not',
      '“',
      '`',
      "'",
    );
    const almost = fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 }))).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), almost), fc.constantFrom(...filterHeads), (text, head) => {
        const parsed = parseFilter(text, head);
        const range = 'rule' in parsed ? parsed.rule.range : parsed.problem.range;
        expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows where its parts stand', () => {
    const text = ' (device.model -in ["A", "B"])  or not device.trustType ne null';
    const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    const [first, second] = comparisonsIn(ruleOf(text));
    expect(first && [first.range, first.attribute.range, first.operator.range, first.value.range].map(words)).toEqual([
      'device.model -in ["A", "B"]',
      'model',
      '-in',
      '["A", "B"]',
    ]);
    expect(second && words(second.range)).toBe('device.trustType ne null');
  });

  it.each([
    ['device.isCompliant -eq True', 'device.isCompliant -eq True'],
    ['DEVICE.isCompliant EQ true', 'device.isCompliant -eq True'],
    ['device.model -STARTSWITH "a"', 'device.model -startsWith "a"'],
    ["device.model -eq 'a'", 'device.model -eq "a"'],
    ['device.model -eq "say `"hi`""', 'device.model -eq "say `"hi`""'],
    [
      '((device.a -eq "1")) -or ((device.b -eq "2") -or device.c -eq null)',
      'device.a -eq "1" -or device.b -eq "2" -or device.c -eq null',
    ],
    [
      '(device.a -eq "1" -or device.b -eq "2") -and device.c -eq False',
      '(device.a -eq "1" -or device.b -eq "2") -and device.c -eq False',
    ],
    [
      'device.a -eq "1" -or (device.b -eq "2" -and device.c -eq False)',
      'device.a -eq "1" -or device.b -eq "2" -and device.c -eq False',
    ],
    ['-not (device.a -eq "1")', '-not device.a -eq "1"'],
    ['-not (device.a -eq "1" -and device.b -eq "2")', '-not (device.a -eq "1" -and device.b -eq "2")'],
    ['device.model   -in\n["a","b" ,"c"]', 'device.model -in ["a", "b", "c"]'],
  ])('%s is written %s', (text, formatted) => {
    expect(formatFilter(ruleOf(text))).toBe(formatted);
  });

  it('can speak of custom security attributes', () => {
    const text = 'CustomSecurityAttribute.Engineering_Project -contains "Baker"';
    expect(formatFilter(ruleOf(text, 'CustomSecurityAttribute'))).toBe(text);
    expect(problemOf(text).words).toBe('CustomSecurityAttribute.Engineering_Project');
  });

  it('tells what is wrong, and where', () => {
    expect(problemOf('')).toMatchObject({ message: 'the rule ends where an attribute should stand', words: '' });
    expect(problemOf('device.model -equals "a"')).toMatchObject({
      message: '`-equals` is not an operator of filters',
      words: '-equals',
    });
    expect(problemOf('device.model -startWith "a"').help).toBe('did you mean `-startsWith`?');
    expect(problemOf('model -eq "a"')).toEqual({
      message: '`model` is not an attribute a filter can name',
      help: 'attributes are written like `device.model`',
      words: 'model',
    });
    expect(problemOf('device.model -eq Surface').message).toBe('`Surface` stands where a value should');
    expect(problemOf('device.model -eq “a”')).toMatchObject({ help: 'write straight quotes: `"`', words: '“' });
    expect(problemOf('device.model -eq "a')).toMatchObject({
      message: 'the quote that begins here is never closed',
      words: '"a',
    });
    expect(problemOf('(device.model -eq "a"').message).toBe('the rule ends where `)` should stand');
    expect(problemOf('device.model -eq "a" device.model -eq "b"')).toMatchObject({
      message: '`device.model` stands where the end of the rule should',
      words: 'device.model',
    });
    expect(problemOf('device.model -in ["a" "b"]').message).toBe('`b` stands where `]` should');
    expect(problemOf('device.model -in []').message).toBe('`]` stands where a text in quotes should');
  });

  it('bounds how deeply a rule is nested', () => {
    const nested = (levels: number) => `${'('.repeat(levels)}device.model -eq "a"${')'.repeat(levels)}`;
    expect(formatFilter(ruleOf(nested(100)))).toBe('device.model -eq "a"');
    expect(problemOf(nested(1500)).message).toBe('the rule is nested too deeply');
    expect(problemOf('-not '.repeat(1500)).message).toBe('the rule is nested too deeply');
  });
});

describe('the rules of assignment filters', () => {
  const read = (text: string, head: FilterHead = 'device') => parseFilter(text, head, assignmentDialect);

  it.each([
    ['(device.operatingSystemVersion -gt 10.0.22000.1000)', 'device.operatingSystemVersion -gt 10.0.22000.1000'],
    ['(device.enrollmentProfileName -ne $null)', 'device.enrollmentProfileName -ne null'],
    [
      '(device.manufacturer -in ["Samsung","Lenovo"]) or (device.model -contains "Galaxy Note")',
      'device.manufacturer -in ["Samsung", "Lenovo"] -or device.model -contains "Galaxy Note"',
    ],
  ])('%s is written %s', (text, formatted) => {
    const parsed = read(text);
    expect('rule' in parsed && formatFilter(parsed.rule)).toBe(formatted);
    const again = read(formatted);
    expect('rule' in again && formatFilter(again.rule)).toBe(formatted);
  });

  it('speak of managed apps as well', () => {
    expect(read('(app.osVersion -startsWith "10.0")', 'app')).toHaveProperty('rule');
    expect(read('(device.osVersion -startsWith "10.0")', 'app')).toHaveProperty(
      'problem.help',
      'attributes are written like `app.appVersion`',
    );
  });

  it('are not those of Conditional Access, and the other way round', () => {
    expect(read('-not (device.model -eq "x")')).toHaveProperty('problem');
    expect(read('device.model -endsWith "x"')).toHaveProperty(
      'problem.message',
      '`-endsWith` is not an operator of filters',
    );
    for (const text of ['device.osVersion -gt 10.0', 'device.osVersion -eq 10.0', 'device.model -ne $null'])
      expect(parseFilter(text, 'device'), text).toHaveProperty('problem');
  });
});
