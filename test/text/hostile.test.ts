import { describe, expect, it } from 'vitest';
import { renderFinding } from '../../compiler/text/frame.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';

const limit = 1024 * 1024;
const fill = (piece: string, head = '', tail = ''): string =>
  head + piece.repeat(Math.floor((limit - head.length - tail.length) / piece.length)) + tail;

/** Nine lists of nine aliases each: half a billion values for whoever walks them. */
const bomb = [
  'a0: &a0 [x]',
  ...Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]`,
  ),
].join('\n');
/** Each value one list deeper than the one before, by alias only. */
const ladder = Array.from(
  { length: 99 },
  (_, level) => `a${level + 1}: &a${level + 1} ${level === 0 ? '[x]' : `[[*a${level}]]`}`,
).join('\n');
const longText = `a: &a "${'x'.repeat(limit / 8)}"\nb: [${Array(20).fill('*a').join(', ')}]\n`;

// Each of these takes seconds to hours, or the stack, in a reader without the limit or with a quadratic step.
describe('hostile texts end in a finding', () => {
  it.each([
    ['an alias bomb', bomb, 'GW1012'],
    ['a ladder of aliases', ladder, 'GW1014'],
    ['aliases of a long text', longText, 'GW1012'],
    ['two hundred thousand aliases', fill('*a,', 'a: &a x\nb: [', ']'), 'GW1012'],
    ['ten megabytes', 'a: b\n'.repeat(2 * limit), 'GW1001'],
    ['a hundred thousand flow lists', '['.repeat(100_000), 'GW1014'],
    ['a hundred thousand block lists', '- '.repeat(100_000), 'GW1014'],
    ['a hundred thousand mappings', '{a: '.repeat(100_000), 'GW1014'],
    ['a hundred thousand explicit keys', '? '.repeat(100_000), 'GW1014'],
    ['the same key again and again', fill('a: 1\n'), 'GW1016'],
    ['keys of nothing', fill(': \n'), 'GW1016'],
    ['tabs as indentation', fill('\tb: 1\n', 'a:\n'), 'GW1005'],
    ['document markers', fill('---\n'), 'GW1015'],
    ['document ends', fill('...\n'), 'GW1015'],
    ['documents', fill('---\na: 1\n'), 'GW1015'],
    ['a broken document after another', fill('---\na: b: c\n'), 'GW1016'],
    ['an odd number of quotes', "'".repeat(limit - 1), 'GW1004'],
    ['escaped quotes', fill("''\n ", "a: '"), 'GW1004'],
    ['a long line without a colon', fill('x', 'a: 1\n', '\nc: 2\n'), 'GW1004'],
    ['tags', fill('!'), 'GW1008'],
    ['directives', fill('%TAG !e! tag:x\n', '', 'a'), 'GW1008'],
    ['halves of characters', fill('\ud800'), 'GW1002'],
    ['byte order marks', fill('\ufeff\n', 'a: |\n'), 'GW1004'],
    ['escape sequences for a terminal', fill('\u001b[2J'), 'GW1003'],
  ])('%s', (_name, text, code) => {
    const { documents, findings } = parseYaml('a.yaml', text);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.length).toBeLessThanOrEqual(101);
    expect(JSON.stringify(documents.map((document) => document.value)).length).toBeLessThan(4 * limit);
    for (const finding of findings.slice(0, 3)) expect(renderFinding(finding, () => text).length).toBeLessThan(2000);
  });

  it.each([
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, index) => `k${index}:`).join('\n'), 1],
    ['half a million items', fill('a,', '[', ']'), 1],
    ['empty items', fill('-\n'), 1],
    ['pairs', fill('a: ,', '[', ']'), 1],
    ['comments', fill('#\n'), 0],
    ['line breaks', fill('\r'), 0],
    ['one long word', fill('x', 'a: '), 1],
    ['one text over many lines', fill('x\n'), 1],
  ])('but %s are only large', (_name, text, count) => {
    const { documents, findings } = parseYaml('a.yaml', text);
    expect(findings).toEqual([]);
    expect(documents).toHaveLength(count);
  });
});
