import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GraphJsonFile, readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { graphJsonRules } from '../../compiler/graph-json/reader-rules.ts';
import type { Finding } from '../../schemas/finding.ts';
import { policy, readText, readValue, utf8, utf16 } from './read-text.ts';

const all = ({ objects, findings }: GraphJsonFile): readonly Finding[] => [
  ...findings,
  ...objects.flatMap((object) => object.findings),
];

function expectSound(read: GraphJsonFile): void {
  for (const finding of all(read)) {
    expect(finding.message).toMatch(/^[a-z`].*[^.\s]$/s);
    if (finding.help !== undefined) expect(finding.help).toMatch(/^[a-z`].*[^.\s]$/s);
    for (const span of [finding.span, ...(finding.related ?? []).map((related) => related.span)]) {
      if (span === undefined) continue;
      expect(span.start.offset).toBeGreaterThanOrEqual(0);
      expect(span.end.offset).toBeGreaterThanOrEqual(span.start.offset);
      if (read.text !== undefined) expect(span.end.offset).toBeLessThanOrEqual(read.text.length);
    }
  }
  for (const object of read.objects) {
    expect(object.refused).toBe(object.findings.some(({ severity }) => severity === 'error'));
    if (!object.refused) expect(object.collection).toBeDefined();
  }
}

describe.each(graphJsonRules)('$code $title', (rule) => {
  it('is found in its failing example, with its severity, at words of the file', () => {
    const read = readText(rule.failing.documents);
    expectSound(read);
    const own = all(read).filter(({ code }) => code === rule.code);
    expect(own).not.toEqual([]);
    for (const finding of own) expect(finding).toMatchObject({ severity: rule.severity, span: { file: 'a.json' } });
    if (rule.code !== 'GW2100')
      expect(all(read).filter(({ code, severity }) => severity === 'error' && code !== rule.code)).toEqual([]);
  });

  it('is not found in its passing example, with which nothing is wrong', () => {
    expect(all(readText(rule.passing.documents))).toEqual([]);
  });

  it('is told in lower case and explained in sentences', () => {
    expect(rule.title).toMatch(/^[a-z`].*[^.]$|^JSON/);
    expect(rule.explanation).toMatch(/^[A-Z`].*\.$/s);
  });
});

it('codes are in order, without holes', () => {
  expect(graphJsonRules.map(({ code }) => code)).toEqual(graphJsonRules.map((_, index) => `GW${2100 + index}`));
});

describe('whatever the bytes', () => {
  it('random ones', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectSound(readGraphJson({ file: 'a.json', bytes }))),
    ));

  it('pieces of JSON', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ...'{}[]",:\\/ \n',
            '"value"',
            '"conditions"',
            '"@odata.type"',
            'null',
            '1e999',
            '"\\ud800"',
            '//',
            '"[\\"a\\"]"',
          ),
        ),
        (pieces) => expectSound(readText(pieces.join(''))),
      ),
      { numRuns: 1000 },
    ));

  it('a policy with one change anywhere: one row, nothing thrown', () => {
    const text = JSON.stringify(policy({}, { platforms: { includePlatforms: ['iOS'] }, locations: null }), null, 1);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(8), fc.string({ maxLength: 3 }), (at, length, put) => {
        const read = readText(text.slice(0, at) + put + text.slice(at + length));
        expectSound(read);
        expect(read.objects).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('a policy with any value in any place', () => {
    const names = [
      'conditions',
      'grantControls',
      'sessionControls',
      'displayName',
      'state',
      'id',
      '@odata.type',
      '$ref',
      'value',
    ];
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        value,
        fc.constantFrom('users', 'locations', 'clientAppTypes', 'times'),
        value,
        (name, one, condition, other) => expectSound(readValue({ ...policy({}, { [condition]: other }), [name]: one })),
      ),
      { numRuns: 500 },
    );
  });

  it('the encoding does not matter', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (displayName) => {
        fc.pre(!displayName.includes('\0'));
        const text = JSON.stringify(policy({ displayName }));
        const [first, ...others] = [utf8(text), utf16(text, false), utf16(text, true)].map((bytes) =>
          readGraphJson({ file: 'a.json', bytes }),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
    ));

  it('a hostile file of 2 MB meets an end soon', () => {
    for (const text of ['{"a":1,"a":1},', '"{",', '{"value":[]},', '[[{}]],', '/**/1,', '"\\ud800",']) {
      const bytes = utf8(`[${text.repeat(Math.floor((2 * 1024 * 1024) / text.length))}1]`);
      const started = performance.now();
      readGraphJson({ file: 'a.json', bytes });
      expect(performance.now() - started, text).toBeLessThan(15_000);
    }
  });
});
