import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textChanges } from '../../reconciler/report/text-changes.ts';
import { decodeText, encodeText } from '../../schemas/base64-text.ts';

const changes = (before: string, after: string) => textChanges(encodeText(before), encodeText(after));

it('tells the lines that change, with their numbers', () => {
  expect(changes('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual(['-2  b', '+2  B', '+4  d']);
  expect(changes('a\r\nb\r\n', 'b\n')).toEqual(['-1  a']);
  expect(textChanges(null, encodeText('a\nb\n'))).toEqual(['2 lines of text']);
  expect(textChanges(encodeText('a'), null)).toEqual(['-1  a']);
  expect(textChanges(encodeText('a'), '//4AYQ==')).toBeUndefined();
  expect(textChanges(encodeText('a'), true)).toBeUndefined();
});

it('tells JSON in one line member by member', () => {
  expect(changes('{"Rules":[{"Name":"Tpm","Operand":true}]}', '{"Rules":[{"Name":"Tpm","Operand":false}]}')).toEqual([
    '-5        "Operand": true',
    '+5        "Operand": false',
  ]);
  expect(changes('{"a":1}', '{"a": 1}')).toHaveLength(4);
  expect(changes('{"a":1,"a":2}', '{"a":1,"a":3}')).toEqual(['-1  {"a":1,"a":2}', '+1  {"a":1,"a":3}']);
  expect(changes('{a}', '{b}')).toEqual(['-1  {a}', '+1  {b}']);
});

it('stops where nobody reads on, and shows nothing that a terminal would obey', () => {
  const long = Array.from({ length: 60 }, (_, index) => `line ${index}`).join('\n');
  expect(changes('x', long)?.at(-1)).toBe('… 21 more lines');
  expect(changes('a', '\u001b[31mred')?.join()).not.toContain('\u001b');
});

it('leads from the one text to the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (old, now) => {
      fc.pre(old.at(-1) !== '' && now.at(-1) !== '');
      const told = changes(old.join('\n'), now.join('\n')) ?? [];
      const lines = told.map((line) => /^([+-])(\d+) {2}(.*)$/.exec(line) ?? []);
      const gone = new Set(lines.flatMap(([, sign, at]) => (sign === '-' ? [Number(at) - 1] : [])));
      const rest: string[] = old.filter((_, index) => !gone.has(index));
      for (const [, sign, at, line = ''] of lines) if (sign === '+') rest.splice(Number(at) - 1, 0, line);
      expect(rest).toEqual(now);
    }),
  );
});

it('is read back from base64 byte by byte, or not at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeText(encodeText(text))).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (base64) => {
      const text = decodeText(base64);
      if (text !== undefined) expect(encodeText(text)).toBe(base64);
    }),
  );
});
