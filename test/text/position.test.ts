import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines, lineText, offsetAt, positionAt, spanBetween } from '../../compiler/text/position.ts';

const texts = fc
  .array(fc.constantFrom('a', '\n', '\r', '\r\n', '\t', '日', '😀', '\u2028'), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** Counts line by line, the way a person would. */
function countedPosition(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let index = 0; index < offset; index += 1) {
    const breaks = text[index] === '\n' || (text[index] === '\r' && text[index + 1] !== '\n');
    line += breaks ? 1 : 0;
    column = breaks ? 1 : column + 1;
  }
  return { line, column };
}

describe('positions', () => {
  it('count lines at LF, CRLF and lone CR, as counting by hand does', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, at) => {
        const offset = Math.min(at, text.length);
        expect(positionAt(indexLines(text), offset)).toEqual({ ...countedPosition(text, offset), offset });
      }),
    );
  });

  it('lead back to their offset', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, at) => {
        const lines = indexLines(text);
        const { line, column, offset } = positionAt(lines, Math.min(at, text.length));
        expect(offsetAt(lines, line, column)).toBe(offset);
      }),
    );
  });

  it('stay inside the text', () => {
    const lines = indexLines('ab\ncd');
    expect(positionAt(lines, 99)).toEqual({ line: 2, column: 3, offset: 5 });
    expect(positionAt(lines, -1)).toEqual({ line: 1, column: 1, offset: 0 });
    expect(offsetAt(lines, 9, 9)).toBe(5);
    expect(spanBetween('a.yaml', lines, 4, 2).end.offset).toBe(4);
  });

  it('give lines without their breaks', () => {
    const lines = indexLines('a\r\nb\rc\n');
    expect([0, 1, 2, 3, 4, 5].map((line) => lineText(lines, line))).toEqual(['', 'a', 'b', 'c', '', '']);
  });
});
