import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame, renderFinding } from '../../compiler/text/frame.ts';
import { indexLines, spanBetween } from '../../compiler/text/position.ts';
import type { Finding } from '../../schemas/finding.ts';

const spanOf = (text: string, word: string) => {
  const start = text.indexOf(word);
  return spanBetween('policies/sales.yaml', indexLines(text), start, start + word.length);
};
const frameOf = (text: string, word: string, context = 0) => codeFrame(spanOf(text, word), text, { context });

describe('a code frame', () => {
  it('underlines the words', () => {
    expect(frameOf('spec:\n  state: on\n', 'on')).toBe(['   |', ' 2 |   state: on', '   |          ^^'].join('\n'));
  });

  it('shows the lines around, with a gutter as wide as the largest number', () => {
    const text = Array.from({ length: 12 }, (_, index) => `key${index + 1}: x`).join('\n');
    expect(frameOf(text, 'key9', 1)).toBe(
      ['    |', '  8 | key8: x', '  9 | key9: x', '    | ^^^^', ' 10 | key10: x'].join('\n'),
    );
  });

  it('aligns carets under tabs, wide characters and combining marks', () => {
    expect(frameOf('a:\tbad', 'bad')).toBe(['   |', ' 1 | a:  bad', '   |     ^^^'].join('\n'));
    expect(frameOf('日本: 한국', '한국')).toBe(['   |', ' 1 | 日本: 한국', '   |       ^^^^'].join('\n'));
    expect(frameOf('👩‍👩‍👧 e\u0301: bad', 'bad')).toBe(
      ['   |', ' 1 | 👩‍👩‍👧 e\u0301: bad', '   |       ^^^'].join('\n'),
    );
  });

  it('underlines a span of several lines to the end of its first', () => {
    expect(frameOf('a: [b,\n  c]\n', '[b,\n  c]')).toBe(['   |', ' 1 | a: [b,', '   |    ^^^'].join('\n'));
  });

  it('puts one caret behind the last character for the end of a line, and at the start of an empty text', () => {
    const text = 'a: b\nc';
    expect(codeFrame(spanBetween('a', indexLines(text), 4, 4), text)).toBe(
      ['   |', ' 1 | a: b', '   |     ^'].join('\n'),
    );
    expect(codeFrame(spanBetween('a', indexLines(''), 0, 0), '')).toBe(['   |', ' 1 |', '   | ^'].join('\n'));
  });

  it('cuts long lines around the caret', () => {
    const frame = frameOf(`${'x'.repeat(5000)} bad ${'y'.repeat(5000)}`, 'bad');
    const [, line = '', carets = ''] = frame.split('\n');
    expect(line.length).toBeLessThan(120);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('bad');
    expect(line.startsWith(' 1 | …x') && line.endsWith('y…')).toBe(true);
  });

  it('lets nothing through that acts on a terminal', () => {
    expect(frameOf('a: \u001b[2J\u0085\u202e\u007fbad', 'bad')).toBe(
      ['   |', ' 1 | a: ␛[2J<U+0085><U+202E>␡bad', `   | ${' '.repeat(24)}^^^`].join('\n'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), (text, start, length) => {
        const frame = codeFrame(spanBetween('a', indexLines(text), start, start + length), text, { context: 2 });
        expect(frame).not.toMatch(/[^\P{Cc}\n]|[\u2028-\u202e\u2066-\u2069]/u);
        expect(frame).toMatch(/\^$|\^\n/);
      }),
    );
  });
});

describe('a printed finding', () => {
  const text = 'name: sales\nrollout: enabled\nname: \u001bmail\n';
  const lines = indexLines(text);
  const finding: Finding = {
    code: 'GW1006',
    severity: 'warning',
    message: 'key `na\u001bme` stands twice',
    help: 'keep one\nof them',
    span: spanBetween('sales.yaml', lines, 29, 33),
    related: [{ message: 'it stands here first', span: spanBetween('sales.yaml', lines, 0, 4) }],
  };

  it('tells what, where, the other places and what to do', () => {
    expect(renderFinding(finding, () => text)).toBe(
      [
        'warning[GW1006]: key `na␛me` stands twice',
        '  --> sales.yaml:3:1',
        '   |',
        ' 3 | name: ␛mail',
        '   | ^^^^',
        'note: it stands here first',
        '  --> sales.yaml:1:1',
        '   |',
        ' 1 | name: sales',
        '   | ^^^^',
        '  = help: keep one',
        '          of them',
      ].join('\n'),
    );
  });

  it('does without the text, and without a place', () => {
    expect(renderFinding({ code: 'GW5001', severity: 'error', message: 'no' }, () => undefined)).toBe(
      'error[GW5001]: no',
    );
    expect(renderFinding({ ...finding, related: [] }, () => undefined)).toContain('--> sales.yaml:3:1\n  = help');
    expect(
      renderFinding(
        { code: 'GW5001', severity: 'error', message: 'no', resource: 'groups/Sales', pointer: '/a' },
        () => undefined,
      ),
    ).toBe('error[GW5001]: no\n  --> groups/Sales/a');
  });

  it('takes colour from its style', () => {
    const tag = (name: string) => (words: string) => `<${name}>${words}</${name}>`;
    const style = { severity: tag('s'), code: tag('c'), location: tag('l'), caret: tag('^'), help: tag('h') };
    expect(
      renderFinding(
        { code: 'GW1006', severity: 'error', message: 'no', help: 'yes', span: spanOf('ab', 'b') },
        () => 'ab',
        style,
      ),
    ).toBe(
      [
        '<s>error</s><c>[GW1006]</c>: no',
        '  --> <l>policies/sales.yaml:1:2</l>',
        '   |',
        ' 1 | ab',
        '   |  <^>^</^>',
        '<h>  = help: yes</h>',
      ].join('\n'),
    );
  });
});
