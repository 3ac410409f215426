import { type CST, Parser } from 'yaml';

/** Where lines and comments of a file are. */
export interface Layout {
  readonly text: string;
  /** The line break the file is written with. */
  readonly eol: string;
  /** Every comment, in order, as it is written. */
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly start: number;
  readonly text: string;
  /** Nothing but blanks before it on its line. */
  readonly isAlone: boolean;
}

export function layoutOf(text: string): Layout {
  const comments: Comment[] = [];
  for (const token of new Parser().parse(text)) collect(token, (comment) => comments.push(comment), text);
  return {
    text,
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
    comments: comments.toSorted((left, right) => left.start - right.start),
  };
}

/** Every token that is a comment; the parser hangs them wherever they stand. */
function collect(token: unknown, found: (comment: Comment) => void, text: string): void {
  if (Array.isArray(token)) {
    for (const item of token) collect(item, found, text);
    return;
  }
  if (typeof token !== 'object' || token === null) return;
  if ('type' in token && token.type === 'comment') {
    const { offset, source } = token as CST.SourceToken;
    found({ start: offset, text: source.trimEnd(), isAlone: /(?:^|\n)[ \t]*$/.test(text.slice(0, offset)) });
    return;
  }
  for (const member of Object.values(token)) if (typeof member === 'object') collect(member, found, text);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The end of what is written from `start` on, without the blanks and line breaks a node may count as its own. */
export function contentEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
