import { type Finding, findingOf } from '../../schemas/finding.ts';
import { textLimits } from './limits.ts';
import { indexLines, spanBetween } from './position.ts';
import { controlCharacter, fileTooLarge, invalidEncoding } from './rules.ts';

/** A file of the project as it was read: the bytes, and nothing assumed about them. */
export interface SourceText {
  /** Relative to the project folder, with `/` between folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The text of a file without its byte order mark, or why there is none. */
export type DecodedSource = { readonly text: string } | { readonly findings: readonly Finding[] };

/** How a file is decoded that is not written by hand. */
export interface Decoding {
  /** Bytes that are read at most; those of a policy file unless told. */
  readonly fileSize?: number;
  /** Also read UTF-16 without a byte order mark, where the first character is known to be one of ASCII. */
  readonly guessesUtf16?: boolean;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Decodes a file strictly: UTF-8 with or without a byte order mark, UTF-16 with one. Line breaks stay as they are, so
 * that offsets lead back into the file. Never throws: too large, wrongly encoded and NUL-ridden files give a finding.
 */
export function decodeSource(source: SourceText, decoding: Decoding = {}): DecodedSource {
  const { file, bytes } = source;
  const limit = decoding.fileSize ?? textLimits.fileSize;
  if (bytes.length > limit) return { findings: [sizeFinding(file, bytes.length, limit)] };
  const { encoding, markLength } = detectEncoding(bytes, decoding.guessesUtf16 === true);
  const body = bytes.subarray(markLength);
  const text = decode(body, encoding, false);
  if (text === undefined) return { findings: [encodingFinding(file, body, encoding, markLength)] };
  const nul = text.indexOf('\0');
  return nul === -1 ? { text } : { findings: [nulFinding(file, text, nul)] };
}

/** The finding about a file of `size` bytes (or code units), more than the limit allows. */
export function sizeFinding(file: string, size: number, limit: number = textLimits.fileSize): Finding {
  const start = { line: 1, column: 1, offset: 0 };
  return findingOf(fileTooLarge, {
    message: `the file holds ${size} bytes, and at most ${limit} are read`,
    help: 'split it into several files',
    span: { file, start, end: start },
  });
}

function detectEncoding(
  bytes: Uint8Array,
  guessesUtf16: boolean,
): { readonly encoding: Encoding; readonly markLength: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  // An ASCII character beside a zero: the patterns of RFC 4627, section 3.
  if (guessesUtf16 && first !== 0 && second === 0 && third !== 0) return { encoding: 'utf-16le', markLength: 0 };
  if (guessesUtf16 && first === 0 && second !== 0 && third === 0) return { encoding: 'utf-16be', markLength: 0 };
  return { encoding: 'utf-8', markLength: 0 };
}

/** `partial` accepts a last character that is cut off, and leaves it out. */
function decode(bytes: Uint8Array, encoding: Encoding, partial: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: partial });
  } catch {
    return undefined;
  }
}

function encodingFinding(file: string, body: Uint8Array, encoding: Encoding, markLength: number): Finding {
  const text = longestValidText(body, encoding);
  const offset = encoding === 'utf-8' ? new TextEncoder().encode(text).length : text.length * 2;
  const byte = (body[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const lines = indexLines(text);
  return findingOf(invalidEncoding, {
    message: `byte \`0x${byte}\` at offset ${markLength + offset} of the file is not valid ${encoding}`,
    help: 'save the file as utf-8',
    span: spanBetween(file, lines, text.length, text.length),
  });
}

/**
 * What can be decoded before the first broken character. A decoder says only that it failed, but a prefix fails exactly
 * when it reaches the broken byte, so twenty prefixes find the place in the largest file.
 */
function longestValidText(body: Uint8Array, encoding: Encoding): string {
  let valid = 0;
  let broken = body.length + 1;
  while (broken - valid > 1) {
    const middle = Math.floor((valid + broken) / 2);
    if (decode(body.subarray(0, middle), encoding, true) === undefined) broken = middle;
    else valid = middle;
  }
  return decode(body.subarray(0, valid), encoding, true) ?? '';
}

function nulFinding(file: string, text: string, offset: number): Finding {
  return findingOf(controlCharacter, {
    message: 'the file contains a NUL character',
    help: 'a NUL means that this is no text file, or utf-16 without a byte order mark: save it as utf-8',
    span: spanBetween(file, indexLines(text), offset, offset + 1),
  });
}
