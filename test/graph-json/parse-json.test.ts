import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExactNumber } from '../../compiler/graph-json/is-exact-number.ts';
import { type JsonText, placeOf } from '../../compiler/graph-json/json-text.ts';
import { parseJson } from '../../compiler/graph-json/parse-json.ts';
import type { Json } from '../../schemas/json.ts';
import { formatPointer } from '../../schemas/pointer.ts';

const parse = (text: string) => parseJson(text, (offset) => offset);

function parsed(text: string): JsonText {
  const json = parse(text);
  if ('mistake' in json) throw new Error(json.mistake.message);
  return json;
}

/** What was complained of, and the words it stands at. */
function mistake(text: string): string {
  const json = parse(text);
  return 'mistake' in json
    ? `${json.mistake.message} @ ${JSON.stringify(text.slice(json.mistake.start, json.mistake.end))}`
    : 'read';
}

describe('reading JSON', () => {
  it('gives what JSON.parse gives, at every spelling of it', () =>
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, '\t', '\r\n'), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent === '\r\n' ? 2 : indent);
        const spelled = indent === '\r\n' ? written.replaceAll('\n', '\r\n') : written;
        expect(parsed(spelled).value).toEqual(JSON.parse(spelled));
      }),
    ));

  it('reads no more and no less than JSON.parse, comments and trailing commas aside', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'{}[]":,\\ue019-.+E tfn', 'true', 'null', '"a"', '\n', '\u0001'), {
          maxLength: 12,
        }),
        (pieces) => {
          const text = pieces.join('');
          const json = parse(text);
          if (!('mistake' in json) && json.remarks.some(({ kind }) => kind === 'trailingComma')) return;
          expect('mistake' in json).toBe(!isJson(text));
        },
      ),
      { numRuns: 3000 },
    ));

  it('knows where every part stands', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        const json = parsed(text);
        for (const [path, leaf] of leavesOf(json.value)) {
          if (path.length === 0) continue;
          const [start, end] = placeOf(json, json.value, path);
          expect(JSON.parse(text.slice(start, end)), formatPointer(path)).toEqual(leaf);
        }
      }),
    ));

  it('keeps keys that are numbers, or __proto__, at their places', () => {
    const text = '{"b": 1, "7": 2, "__proto__": {"x": 3}, "2": 4}';
    const json = parsed(text);
    expect(Object.keys(json.value ?? {})).toEqual(['2', '7', 'b', '__proto__']);
    expect(text.slice(...placeOf(json, json.value, ['7']))).toBe('2');
    expect(text.slice(...placeOf(json, json.value, ['2']))).toBe('4');
    expect(text.slice(...placeOf(json, json.value, ['__proto__', 'x']))).toBe('3');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([
    ['', 'the text holds nothing @ ""'],
    ['{"a": ', 'the text ends before `{` is closed @ ""'],
    ['[1, 2', 'the text ends before `[` is closed @ ""'],
    ['{"a": "x', 'the text ends inside a text @ ""'],
    ['{"a" 1}', '`1` stands where a colon is expected @ "1"'],
    ['{"a": 1 "b": 2}', '`"` stands where a comma or `}` is expected @ "\\""'],
    ["{'a': 1}", '`\'` stands where a key in double quotes is expected @ "\'"'],
    ['{a: 1}', '`a` stands where a key in double quotes is expected @ "a"'],
    ['{"a": True}', '`True` stands where a value is expected @ "True"'],
    ['{"a": NaN}', '`NaN` stands where a value is expected @ "NaN"'],
    ['{"a": 01}', '`01` stands where a value is expected @ "01"'],
    ['{"a": 1.}', '`1.` stands where a value is expected @ "1."'],
    ['{"a": }', '`}` stands where a value is expected @ "}"'],
    ['{} {}', '`{` stands where the text should end @ "{"'],
    ['"a\nb"', 'a text is not closed on its line @ "\\"a"'],
    ['"a\tb"', 'a control character stands inside a text @ "\\t"'],
    ['"\\x"', '`\\x` is no escape of JSON @ "\\\\x"'],
    ['/* a', 'the text ends inside a comment @ ""'],
    ['<html>', '`<` stands where a value is expected @ "<"'],
  ])('%j: %s', (text, expected) => {
    expect(mistake(text)).toBe(expected);
  });

  it('remarks what other readers pass over', () => {
    const text = '{"a": 1, /* one */ "b": 9007199254740993, "a": 2, "c": "\\ud800", // two\n "d": [1,],}';
    const remarks = parsed(text).remarks.map(({ kind, path, start, end }) => [
      kind,
      formatPointer(path),
      text.slice(start, end),
    ]);
    expect(remarks).toEqual([
      ['comment', '', '/*'],
      ['inexactNumber', '/b', '9007199254740993'],
      ['duplicateKey', '/a', '"a"'],
      ['halfCharacter', '/c', '"\\ud800"'],
      ['comment', '', '//'],
      ['trailingComma', '/d', ','],
      ['trailingComma', '', ','],
    ]);
    expect(parsed(text).value).toMatchObject({ a: 1 });
  });
});

describe('numbers that survive', () => {
  it('all that a program with doubles writes', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isExactNumber(JSON.stringify(value))).toBe(true);
      }),
    ));

  it('whole numbers exactly when they are written again with the same digits', () =>
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 69n), 2n ** 69n), (value) => {
        const written = BigInt(Number(value).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 }));
        expect(isExactNumber(String(value))).toBe(written === value);
      }),
    ));

  it.each([
    ['0.10', true],
    ['1e3', true],
    ['1E+400', false],
    ['0.1000000000000000055', false],
    ['100000000000000000000000', true],
    ['-0', true],
  ])('%s: %s', (digits, expected) => expect(isExactNumber(digits)).toBe(expected));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function leavesOf(
  value: Json,
  path: readonly (string | number)[] = [],
): readonly [readonly (string | number)[], Json][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
