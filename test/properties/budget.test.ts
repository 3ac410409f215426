import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../../compiler/checks/budget.ts';
import { compile } from '../../compiler/compile.ts';
import type { FindingRule } from '../../schemas/finding.ts';
import { sourcesOf } from '../support/compile-text.ts';

const rule = (code: FindingRule['code'], severity: FindingRule['severity']): FindingRule => ({
  code,
  severity,
  title: 'a test',
  explanation: 'A test.',
  failing: { documents: '' },
  passing: { documents: '' },
});
const beyond = rule('GW9001', 'error');
const headroom = rule('GW9002', 'information');
const program = compile({ files: sourcesOf({ 'gatewright.yaml': 'version: 1\n' }) });

function tell(limit: number, used: number, withBeyond = true) {
  const check = budget({
    limit,
    unit: 'things',
    help: 'use fewer',
    ...(withBeyond ? { beyond } : {}),
    headroom,
    uses: () => [{ who: '`x`', used, place: {} }],
  });
  return check.resources?.([], { ...program, documents: [] } as never) ?? [];
}

test('up to four fifths nothing is said, up to the limit how much is left, beyond it that it is too much', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 2e6 }), (limit, used) => {
      const codes = tell(limit, used).map(({ code }) => code);
      const expected = used > limit ? ['GW9001'] : 5 * used > 4 * limit ? ['GW9002'] : [];
      expect(codes).toEqual(expected);
    }),
  );
});

test('what is used and what is left add up to the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e7 }), (limit) => {
      const used = limit - Math.floor(limit / 10);
      const [finding] = tell(limit, used);
      const [first = 0, second = 0, third = 0] = (finding?.message.match(/\d[\d,]*/g) ?? []).map((text) =>
        Number(text.replaceAll(',', '')),
      );
      expect([first + third, second]).toEqual([limit, limit]);
    }),
  );
});

test('the numbers are written as people read them', () => {
  expect(tell(2000, 1900).map(({ message }) => message)).toEqual(['`x` uses 1,900 of 2,000 things, 100 are left']);
  expect(tell(15, 14).map(({ message }) => message)).toEqual(['`x` uses 14 of 15 things, 1 is left']);
  expect(tell(240, 241).map(({ message }) => message)).toEqual([
    '`x` uses 241 of 240 things, 1 more than there may be',
  ]);
});

test('where another check refuses what is too much, this one is silent about it', () => {
  expect(tell(10, 11, false)).toEqual([]);
});
