import { describe, expect, it } from 'vitest';
import { parseYaml, type YamlDocument } from '../../compiler/text/parse-yaml.ts';
import type { Span } from '../../schemas/span.ts';

function only(text: string): YamlDocument {
  const { documents, findings } = parseYaml('a.yaml', text);
  expect(findings).toEqual([]);
  expect(documents).toHaveLength(1);
  const [document] = documents;
  if (document === undefined) throw new Error('unreachable: there is one document');
  return document;
}

const values = (text: string) => parseYaml('a.yaml', text).documents.map((document) => document.value);
const words = (text: string, span: Span | undefined) => span && text.slice(span.start.offset, span.end.offset);

describe('values', () => {
  it.each([
    ['17', 17],
    ['-0', 0],
    ['1.5e3', 1500],
    ['0x1F', 31],
    ['true', true],
    ['~', null],
    ['null', null],
    ['yes', 'yes'],
    ['on', 'on'],
    ['NO', 'NO'],
    ['2024-01-01', '2024-01-01'],
    ['12:30:00', '12:30:00'],
    ['0123e4567', '0123e4567'],
    ['"17"', '17'],
    ["'it''s'", "it's"],
    ['!!str 17', '17'],
    ['!!float 3', 3],
    ['! 17', '17'],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['|\n  two\n  lines\n', 'two\nlines\n'],
    ['"<<"', '<<'],
  ])('of %s follow the core schema of YAML 1.2', (text, expected) => {
    expect(values(`a: ${text}`)).toEqual([{ a: expected }]);
  });

  it.each(['', '\n', '# only a comment\n', '---\n', '---\n---\n# x\n...\n', '\ufeff', '%YAML 1.2\n---\n', ' \r\n\r'])(
    'are none in %j',
    (text) => {
      expect(parseYaml('a.yaml', text)).toEqual({ documents: [], findings: [] });
    },
  );

  it('come from every document of a file', () => {
    expect(values('a: 1\n---\n# nothing\n---\nb: 2\n...\n%YAML 1.2\n---\nc: 3\n')).toEqual([
      { a: 1 },
      { b: 2 },
      { c: 3 },
    ]);
  });

  it('keep dangerous names as plain data', () => {
    const { value } = only(
      '__proto__: { isAdmin: true }\nconstructor: { prototype: x }\nprototype: 1\nhasOwnProperty: 2\n',
    );
    expect(JSON.stringify(value)).toBe(
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":"x"},"prototype":1,"hasOwnProperty":2}',
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('repeat an anchor at its aliases, and forget it at the end of the document', () => {
    expect(values('a: &x [1]\nb: *x\n')).toEqual([{ a: [1], b: [1] }]);
    expect(parseYaml('a.yaml', 'a: &x [1]\n---\nb: *x\n').findings).toHaveLength(1);
  });

  it('are kept where they can be read, beside what is refused', () => {
    expect(values('a: 1\n<<: { b: 2 }\n17: x\na: 3\nc: !secret d\ne: 9007199254740993\n')).toEqual([
      { a: 1, c: 'd', e: '9007199254740993' },
    ]);
  });
});

describe('places', () => {
  const text = [
    'name: "sales mail" # the name',
    'when:',
    '  platforms: [iOS, {x: y}, [a: b], ] # not here ]',
    'require:',
    '  - mfa',
    '  -  # nothing',
    '  - - deep',
    'empty:',
    'written: null',
    'folded: >-',
    '',
    '  two',
    '  lines',
    '',
    'a/b: { ~k: 1 }',
    'anchored: &anchor !!map',
    '  inner: value',
    'alias: *anchor',
    '',
  ].join('\n');
  const document = only(text);

  it.each([
    ['/name', '"sales mail"', 'name'],
    ['/when', 'platforms: [iOS, {x: y}, [a: b], ]', 'when'],
    ['/when/platforms', '[iOS, {x: y}, [a: b], ]', 'platforms'],
    ['/when/platforms/0', 'iOS', undefined],
    ['/when/platforms/1', '{x: y}', undefined],
    ['/when/platforms/1/x', 'y', 'x'],
    ['/when/platforms/2', '[a: b]', undefined],
    ['/when/platforms/2/0', 'a: b', undefined],
    ['/require/1', '-', undefined],
    ['/require/2/0', 'deep', undefined],
    ['/empty', 'empty', 'empty'],
    ['/written', 'null', 'written'],
    ['/folded', 'two\n  lines', 'folded'],
    ['/a~1b', '{ ~k: 1 }', 'a/b'],
    ['/a~1b/~0k', '1', '~k'],
    ['/anchored', 'inner: value', 'anchored'],
    ['/alias', '*anchor', 'alias'],
    ['/alias/inner', 'value', 'inner'],
    ['/when/platfroms', 'platforms: [iOS, {x: y}, [a: b], ]', undefined],
    ['/when/platforms/9/deeper', '[iOS, {x: y}, [a: b], ]', undefined],
    ['/empty/below', 'empty', undefined],
  ])('of %s are %j, key %j', (pointer, value, key) => {
    expect(words(text, document.spanOf(pointer))).toBe(value);
    expect(words(text, document.keySpanOf(pointer))).toBe(key);
  });

  it('of the document run from its first to its last word', () => {
    expect(words(text, document.span)).toBe(text.trim());
    expect(document.spanOf('')).toEqual(document.span);
    expect(document.keySpanOf('')).toBeUndefined();
  });

  it('count lines through CRLF and lone CR', () => {
    expect(only('a: 1\r\nb:\rc: 2').spanOf('/c')).toEqual({
      file: 'a.yaml',
      start: { line: 3, column: 4, offset: 12 },
      end: { line: 3, column: 5, offset: 13 },
    });
  });

  it('do not confuse inherited names with members', () => {
    expect(words('a: {}', only('a: {}').spanOf('/a/constructor'))).toBe('{}');
    expect(only('a: {}').keySpanOf('/toString')).toBeUndefined();
  });

  it('of later documents count from the beginning of the file', () => {
    const [, second] = parseYaml('a.yaml', 'a: 1\n---\n\nb: 2\n').documents;
    expect(second?.spanOf('/b').start).toEqual({ line: 4, column: 4, offset: 13 });
  });
});
