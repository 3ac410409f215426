import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderFinding } from '../../compiler/text/frame.ts';
import { decodeSource } from '../../compiler/text/source-text.ts';

const decode = (...bytes: number[]) => decodeSource({ file: 'a.yaml', bytes: Uint8Array.from(bytes) });
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const printed = (...bytes: number[]): string => {
  const decoded = decode(...bytes);
  return 'text' in decoded
    ? `read: ${decoded.text}`
    : decoded.findings.map((finding) => renderFinding(finding, () => undefined)).join('\n');
};
const utf16 = (text: string, isBigEndian: boolean): number[] =>
  [...text].flatMap((character) => {
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.flatMap((unit) => (isBigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8]));
  });

describe('decoding a file', () => {
  it('reads every text in utf-8 and utf-16, with its byte order mark left out', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0') && !value.startsWith('\ufeff'));
    fc.assert(
      fc.property(text, (value) => {
        expect(decode(...utf8(value))).toEqual({ text: value });
        expect(decode(0xef, 0xbb, 0xbf, ...utf8(value))).toEqual({ text: value });
        expect(decode(0xff, 0xfe, ...utf16(value, false))).toEqual({ text: value });
        expect(decode(0xfe, 0xff, ...utf16(value, true))).toEqual({ text: value });
      }),
    );
  });

  it('keeps line breaks as they are', () => {
    expect(decode(...utf8('a\r\nb\rc\n'))).toEqual({ text: 'a\r\nb\rc\n' });
  });

  it('names the byte that is not utf-8, and its line', () => {
    expect(printed(...utf8('a: 1\nb: Z'), 0xfc, ...utf8('rich\n'))).toBe(
      'error[GW1002]: byte `0xFC` at offset 9 of the file is not valid utf-8\n  --> a.yaml:2:5\n  = help: save the file as utf-8',
    );
  });

  it('names a character that the end of the file cuts off, counting the byte order mark', () => {
    expect(printed(0xef, 0xbb, 0xbf, ...utf8('ab'), 0xe2, 0x82)).toContain(
      'byte `0xE2` at offset 5 of the file is not valid utf-8',
    );
  });

  it('names half a character in utf-16', () => {
    expect(printed(0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0x62, 0x00)).toContain(
      'at offset 4 of the file is not valid utf-16le',
    );
    expect(printed(0xfe, 0xff, 0x00)).toContain('at offset 2 of the file is not valid utf-16be');
  });

  it('refuses utf-16 without a byte order mark and other text with NUL', () => {
    expect(printed(...utf16('a: 1', false))).toBe(
      'error[GW1003]: the file contains a NUL character\n  --> a.yaml:1:2\n' +
        '  = help: a NUL means that this is no text file, or utf-16 without a byte order mark: save it as utf-8',
    );
  });

  it('refuses a file over the limit without reading it, and reads one at the limit', () => {
    const limit = 1024 * 1024;
    const large = decodeSource({ file: 'a.yaml', bytes: new Uint8Array(10 * limit).fill(0xff) });
    expect('findings' in large && large.findings.map((finding) => finding.message)).toEqual([
      'the file holds 10485760 bytes, and at most 1048576 are read',
    ]);
    expect(decodeSource({ file: 'a.yaml', bytes: new Uint8Array(limit).fill(0x61) })).toHaveProperty('text');
  });

  it('answers whatever the bytes, with places that exist', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const decoded = decodeSource({ file: 'a.yaml', bytes });
        if ('text' in decoded) return;
        expect(decoded.findings).toHaveLength(1);
        expect(decoded.findings[0]?.span?.start.offset).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1000 },
    );
  });
});
