import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { readPointer } from '../../schemas/pointer.ts';

/** The words a part of the value at `/rule` was written with. */
function wordsOf(text: string, part: string): string {
  const [document] = parseYaml('policy.yaml', text).documents;
  const value = String(readPointer(document?.value ?? null, '/rule'));
  const start = value.indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  const span = document?.spanWithin('/rule', { start, end: start + part.length });
  return text.slice(span?.start.offset, span?.end.offset);
}

describe('the place of a part of a text', () => {
  it.each([
    ['rule: device.model -eq "a"', '-eq', '-eq'],
    ['rule: \'device.model -eq "a"\'', '-eq', '-eq'],
    ['rule: "device.model -eq \\"a\\" -or device.model -eq \\"b\\""', '"b"', '"b\\"'],
    ['rule: >-\n  device.model -eq "a"\n  -or device.model -in ["b"]\n', '-in', '-in'],
    ['rule: |\n  device.model -eq "a"\n    -or device.model -in ["b"]\n', '["b"]', '["b"]'],
    ['rule: device.model\n  -eq "a"', 'device.model -eq', 'device.model\n  -eq'],
  ])('%s: %s', (text, part, words) => {
    expect(wordsOf(text, part)).toBe(words);
  });

  it('is the whole text where letters are written as numbers', () => {
    expect(wordsOf('rule: "\\u0061bc"', 'c')).toBe('"\\u0061bc"');
  });

  it('lies within the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), (value, start, length) => {
        const text = `rule: ${JSON.stringify(value)}\nother: 1\n`;
        const [document] = parseYaml('policy.yaml', text).documents;
        const whole = document?.spanOf('/rule');
        const span = document?.spanWithin('/rule', { start, end: start + length });
        expect(span?.start.offset).toBeGreaterThanOrEqual(whole?.start.offset ?? Number.NaN);
        expect(span?.end.offset).toBeLessThanOrEqual(whole?.end.offset ?? Number.NaN);
      }),
    );
  });
});
