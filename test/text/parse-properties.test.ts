import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { renderFinding } from '../../compiler/text/frame.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { indexLines, positionAt } from '../../compiler/text/position.ts';
import { decodeSource } from '../../compiler/text/source-text.ts';
import type { Json } from '../../schemas/json.ts';
import { formatPointer, type Pointer } from '../../schemas/pointer.ts';
import type { Position, Span } from '../../schemas/span.ts';

/** Pieces of YAML that matter to a parser, so that random texts reach its corners and not only its first error. */
const pieces = [
  ...['a', 'b: ', 'c:', '- ', '? ', ': ', '[', ']', '{', '}', ',', ', ', '"', "'", '|', '>', '|-', '>+\n', '#', ' # x'],
  ...[
    '&a ',
    '*a',
    '!',
    '!!str ',
    '!x ',
    '<<',
    '<<: ',
    '\n',
    '\r',
    '\r\n',
    '\n  ',
    '\n    ',
    '\t',
    ' ',
    '---\n',
    '...\n',
  ],
  ...[
    '\n---\n',
    '%YAML 1.2\n',
    '%TAG ! x\n',
    '.nan',
    '1',
    '0x1',
    '9007199254740993',
    'true',
    '~',
    '\\',
    '\\ud800',
    '\ufeff',
  ],
  ...['\u0000', '\u0085', '\u2028', '\ud800', '日', '😀', '__proto__', '\u001b'],
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

const policy = [
  '# a policy',
  'kind: Protection',
  'name: &name sales-mail',
  "for: [Sales, \"Sales \\u00e9\", 'it''s']",
  'when: { platforms: [iOS], locations: { except: trusted } }',
  'require:',
  '  - mfa',
  '  - compliantDevice: corporate-phones',
  'notes: |',
  '  two',
  '  lines',
  'again: *name',
  '---',
  'kind: Group # last',
  '',
].join('\n');

/** A valid policy with a few stretches removed, repeated or replaced. */
const mutations = fc
  .array(fc.tuple(fc.nat(policy.length), fc.nat(6), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 4 })
  .map((edits) =>
    edits.reduce((text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length), policy),
  );

function pointersOf(value: Json, at: Pointer = ''): readonly Pointer[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, part]) => pointersOf(part, at + formatPointer([name])))];
}

function expectInside(text: string, span: Span | undefined): void {
  if (span === undefined) return;
  const lines = indexLines(text);
  const check = (position: Position) => expect(positionAt(lines, position.offset)).toEqual(position);
  check(span.start);
  check(span.end);
  expect(span.start.offset).toBeLessThanOrEqual(span.end.offset);
}

function expectWellFormedAnswer(text: string): void {
  const { documents, findings } = parseYaml('a.yaml', text);
  for (const document of documents) {
    expectInside(text, document.span);
    for (const pointer of pointersOf(document.value).slice(0, 200)) {
      const span = document.spanOf(pointer);
      expectInside(text, span);
      expectInside(text, document.keySpanOf(pointer));
    }
    expect(JSON.parse(JSON.stringify(document.value))).toEqual(document.value);
  }
  for (const finding of findings) {
    expect(finding.span).toBeDefined();
    for (const span of [finding.span, ...(finding.related ?? []).map((place) => place.span)]) expectInside(text, span);
    expect(renderFinding(finding, () => text)).toContain('^');
  }
}

describe('any text at all', () => {
  it('gets an answer whose places lie inside it', () => {
    fc.assert(fc.property(texts, expectWellFormedAnswer), { numRuns: 3000 });
    fc.assert(fc.property(mutations, expectWellFormedAnswer), { numRuns: 2000 });
  });

  it('gets an answer from its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeSource({ file: 'a.yaml', bytes });
        if ('text' in decoded) expectWellFormedAnswer(decoded.text);
        else expect(decoded.findings).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  it("has the values that js-yaml's own constructor gives, whenever both accept it", () => {
    const agrees = (text: string) => {
      const { documents, findings } = parseYaml('a.yaml', text);
      const theirs = loadedByJsYaml(text);
      fc.pre(findings.length === 0 && theirs !== undefined && !carriesIndentation(text));
      // An empty document is null to js-yaml and nothing to us.
      const values = documents.map((document) => document.value);
      expect(values.filter((value) => value !== null)).toEqual(theirs?.filter((value) => value !== null));
    };
    fc.assert(fc.property(texts, agrees), { numRuns: 1000, maxSkipsPerRun: 1000 });
    fc.assert(fc.property(mutations, agrees), { numRuns: 1000, maxSkipsPerRun: 1000 });
  });

  it('is refused whenever js-yaml refuses it', () => {
    const agrees = (text: string) => {
      fc.pre(!carriesIndentation(text) && loadedByJsYaml(text) === undefined);
      expect(parseYaml('a.yaml', text).findings).not.toEqual([]);
    };
    fc.assert(fc.property(texts, agrees), { numRuns: 2000, maxSkipsPerRun: 1000 });
    fc.assert(fc.property(mutations, agrees), { numRuns: 1000, maxSkipsPerRun: 1000 });
  });
});

/**
 * Behind `...` and behind byte order marks js-yaml 5.5 carries the indentation of one document into the next: it refuses
 * ` a\na` there, which it accepts alone. We read each document alone, so such texts cannot be compared.
 */
function carriesIndentation(text: string): boolean {
  return text.includes('\ufeff') || /\.\.\.[\s\S]*[\r\n][ \t]/.test(text);
}

/** The documents of a text by js-yaml's own loader, as JSON (in which -0 is 0); undefined when it refuses the text. */
function loadedByJsYaml(text: string): readonly Json[] | undefined {
  try {
    return JSON.parse(JSON.stringify(loadAll(text)));
  } catch {
    return undefined;
  }
}
