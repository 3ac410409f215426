import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, suggest } from '../../compiler/text/suggest.ts';

const requirements = ['mfa', 'compliantDevice', 'appProtection', 'approvedApp', 'passwordChange', 'block'];

describe('suggestions', () => {
  it.each([
    ['compliant-device', ['compliantDevice']],
    ['COMPLIANT_DEVICE', ['compliantDevice']],
    ['complaintDevice', ['compliantDevice']],
    ['blok', ['block']],
    ['mfs', ['mfa']],
    ['exlude', []],
    ['x', []],
    ['', []],
  ])('for `%s` are %j', (word, expected) => {
    expect(suggest(word, requirements)).toEqual(expected);
  });

  it('put words that differ only in case and separators first, and keep the order of equals', () => {
    expect(suggest('sales-mail', ['salesmall', 'sales_main', 'Sales Mail', 'salesmaid'])).toEqual([
      'Sales Mail',
      'salesmall',
      'sales_main',
    ]);
  });

  it('respect the limit, repeat nothing and never offer the word itself', () => {
    expect(suggest('aaaa', ['aaaa', 'aaab', 'aaab', 'aaac'], 1)).toEqual(['aaab']);
    expect(suggest('aaaa', ['aaaa', 'aaab', 'aaab', 'aaac'])).toEqual(['aaab', 'aaac']);
  });

  it('find every word with one letter added, left out, replaced or two swapped', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom('add', 'drop', 'replace', 'swap'), (word, at, edit) => {
        const place = at % (word.length - 1);
        const [head, rest] = [word.slice(0, place), word.slice(place)];
        const edited = {
          add: `${head}z${rest}`,
          drop: head + rest.slice(1),
          replace: `${head}z${rest.slice(1)}`,
          swap: head + rest[1] + rest[0] + rest.slice(2),
        }[edit];
        fc.pre(edited !== word);
        expect(suggest(edited, [word])).toEqual([word]);
      }),
    );
  });

  it('stay quick to answer for words of any length', () => {
    expect(suggest('x'.repeat(1e6), requirements)).toEqual([]);
    expect(suggest('mfaa', ['x'.repeat(1e6), 'mfa'])).toEqual(['mfa']);
  });

  it('read as a question', () => {
    expect(didYouMean('blok', requirements)).toBe('did you mean `block`?');
    expect(didYouMean('aaaa', ['aaab', 'aaac'])).toBe('did you mean `aaab` or `aaac`?');
    expect(didYouMean('aaaa', ['aaab', 'aaac', 'aaad', 'aaae'])).toBe('did you mean `aaab`, `aaac` or `aaad`?');
    expect(didYouMean('zebra', requirements)).toBeUndefined();
  });
});
