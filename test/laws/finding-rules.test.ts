import { describe, expect, it } from 'vitest';
import { compilerRules } from '../../compiler/finding-rules.ts';
import { retiredRules } from '../../compiler/retired-rules.ts';
import { exampleBytes } from '../../compiler/text/example-bytes.ts';
import { decodeSource } from '../../compiler/text/source-text.ts';
import type { Finding, FindingExample, FindingRule } from '../../schemas/finding.ts';
import type { Span } from '../../schemas/span.ts';
import { compileExample, minimalProject } from '../support/compile-text.ts';

/** Rules of the text layer show pieces of YAML that are no documents, so only their own layer is asked about them. */
const isTextRule = (rule: FindingRule) => rule.code.startsWith('GW1');

const layers = ['GW1', 'GW2', 'GW3', 'GW4'];

describe('the rules of the compiler', () => {
  it('have codes of their own, in order, without holes within a layer but for those of retired rules', () => {
    const codes = [...compilerRules, ...retiredRules].map((rule) => rule.code).toSorted();
    const expected = layers.flatMap((layer) =>
      codes.filter((code) => code.startsWith(layer)).map((_, index) => `${layer}${String(index + 1).padStart(3, '0')}`),
    );
    expect(codes).toEqual(expected);
  });

  it.each(compilerRules)('$code $title: is told in lower case and explained in sentences', (rule) => {
    expect(rule.title).toMatch(/^[a-z`].*[^.]$/);
    expect(rule.explanation).toMatch(/^[A-Z`].*\.$/s);
    expect(rule.explanation.length).toBeGreaterThan(40);
  });
});

describe.each(compilerRules)('$code $title', (rule) => {
  const failing = compileExample(rule.failing).findings;
  const passing = compileExample(rule.passing).findings;

  it('is found in its failing example, with its severity', () => {
    const own = failing.filter((finding) => finding.code === rule.code);
    expect(own).not.toEqual([]);
    expect(own.map((finding) => finding.severity)).toEqual(own.map(() => rule.severity));
  });

  it('is not found in its passing example, which has no error', () => {
    const told = passing.filter((finding) => finding.severity === 'error' || finding.code === rule.code);
    const relevant = isTextRule(rule) ? told.filter((finding) => finding.code.startsWith('GW1')) : told;
    expect(relevant).toEqual([]);
  });

  it('has a failing example with no other error', () => {
    if (isTextRule(rule)) return;
    const others = failing.filter((finding) => finding.severity === 'error' && finding.code !== rule.code);
    expect(others).toEqual([]);
  });

  it('speaks in the style of the house', () => {
    for (const finding of [...failing, ...passing]) {
      expect(finding.message).toMatch(/^[a-z`].*[^.\s]$/s);
      if (finding.help !== undefined) expect(finding.help).toMatch(/^[a-z`].*[^.\s]$/s);
    }
  });

  it('points into the text, and says where', () => {
    for (const finding of failing) {
      const spans = spansOf(finding);
      expect(spans.length, finding.message).toBeGreaterThan(0);
      for (const span of spans) expect(isInside(span, rule.failing), JSON.stringify(span)).toBe(true);
    }
  });

  it('underlines words, not whole documents', () => {
    if (isTextRule(rule)) return;
    for (const finding of failing.filter((each) => each.code === rule.code)) {
      const length = (finding.span?.end.offset ?? 0) - (finding.span?.start.offset ?? 0);
      const whole = textOf(finding.span?.file ?? '', rule.failing)?.trim().length ?? 0;
      if (whole > 0 && finding.span?.file !== 'gatewright.yaml') expect(length).toBeLessThan(whole);
    }
  });
});

function spansOf(finding: Finding): readonly Span[] {
  return [...(finding.span === undefined ? [] : [finding.span]), ...(finding.related ?? []).map(({ span }) => span)];
}

function textOf(file: string, example: FindingExample): string | undefined {
  const text = file === 'gatewright.yaml' ? (example.project ?? minimalProject) : example.documents;
  const decoded = decodeSource({ file, bytes: exampleBytes(text) });
  return 'text' in decoded ? decoded.text : text;
}

function isInside(span: Span, example: FindingExample): boolean {
  const text = textOf(span.file, example) ?? '';
  return span.start.offset >= 0 && span.start.offset <= span.end.offset && span.end.offset <= text.length;
}
