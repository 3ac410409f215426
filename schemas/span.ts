/** A place in a text. `line` and `column` count from 1 in UTF-16 code units; `offset` counts from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of one file. `end` is exclusive. `file` is relative to the project folder, with `/` between folders. */
export interface Span {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}
