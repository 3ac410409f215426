import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnsupported } from '../../compiler/platforms/platform.ts';
import { osVersions, parseVersionRange } from '../../compiler/platforms/version-range.ts';

test.each([
  ['>= 17', { minimum: '17' }],
  ['<= 18', { maximum: '18' }],
  ['>= 13 <= 15.2', { minimum: '13', maximum: '15.2' }],
  ['<=15.2,>=13', { minimum: '13', maximum: '15.2' }],
  ['>= 10.0.19045', { minimum: '10.0.19045' }],
  ['  >=17.0   <= 17  ', { minimum: '17.0', maximum: '17' }],
  // Numbers, not texts: 9 is older than 10.
  ['>= 9.1 <= 10.0.0.1', { minimum: '9.1', maximum: '10.0.0.1' }],
])('%s is a range', (text, range) => {
  expect(parseVersionRange(text)).toEqual(range);
});

test.each([
  ['17', 'the version range `17` cannot be read: write `>= 17`, `<= 18` or `>= 13 <= 15.2`'],
  ['', 'the version range `` cannot be read: write `>= 17`, `<= 18` or `>= 13 <= 15.2`'],
  ['> 17', 'the version range `> 17` cannot be read: write `>= 17`, `<= 18` or `>= 13 <= 15.2`'],
  ['>= 13 or newer', 'the version range `>= 13 or newer` cannot be read: write `>= 17`, `<= 18` or `>= 13 <= 15.2`'],
  ['>= 13 >= 14', 'the version range `>= 13 >= 14` says `>=` more than once'],
  ['>= 17b', 'the version `17b` is not one to four numbers with dots between, as in 10.0.19045'],
  ['>= 1.2.3.4.5', 'the version `1.2.3.4.5` is not one to four numbers with dots between, as in 10.0.19045'],
  ['>= 17. <= 18', 'the version `17.` is not one to four numbers with dots between, as in 10.0.19045'],
  ['>= 15.10 <= 15.9', 'no version lies in `>= 15.10 <= 15.9`: the minimum is newer than the maximum'],
])('%s is refused', (text, refusal) => {
  expect(osVersions.lower(text)).toEqual({ unsupported: refusal });
});

const texts = fc.string({ unit: fc.constantFrom('>', '<', '=', ' ', ',', '.', '1', '7', 'b'), maxLength: 14 });

test('any text is a range or refused, and what is read is what was written', () =>
  fc.assert(
    fc.property(texts, (text) => {
      const range = parseVersionRange(text);
      if (isUnsupported(range)) return;
      const written = [...text].filter((character) => /[0-9.]/.test(character)).length;
      expect(`${range.minimum ?? ''}${range.maximum ?? ''}`).toHaveLength(written);
    }),
    { numRuns: 2000 },
  ));
