import { describe, expect, it } from 'vitest';
import { exampleBytes } from '../../compiler/text/example-bytes.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { textRules } from '../../compiler/text/rules.ts';
import { decodeSource } from '../../compiler/text/source-text.ts';

/** The codes found when the bytes of an example are read as a file is read. */
function codesOf(documents: string): readonly string[] {
  const decoded = decodeSource({ file: 'a.yaml', bytes: exampleBytes(documents) });
  const { findings } = 'findings' in decoded ? decoded : parseYaml('a.yaml', decoded.text);
  return findings.map((finding) => finding.code);
}

describe('the rules of the text layer', () => {
  it('have the codes GW1001 and on, one each, in order', () => {
    expect(textRules.map((rule) => rule.code)).toEqual(textRules.map((_, index) => `GW${1001 + index}`));
  });

  it.each(textRules)('$code $title: the failing example fails with it, the passing one with nothing', (rule) => {
    expect(codesOf(rule.failing.documents)).toContain(rule.code);
    expect(codesOf(rule.passing.documents)).toEqual([]);
  });

  it.each(textRules)('$code finds its failing example also when the text is parsed without decoding', (rule) => {
    expect(parseYaml('a.yaml', rule.failing.documents).findings.map((finding) => finding.code)).toContain(rule.code);
  });

  it.each(textRules)('$code speaks in lower case, in whole sentences where it explains', (rule) => {
    expect(rule.title).toMatch(/^[a-z].*[^.]$/);
    expect(rule.explanation).toMatch(/^[A-Z].*\.$/s);
  });
});
