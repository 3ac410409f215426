/** Text in the place of a part of a file. Everything else stays as it is, to the byte. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all splices carried out; undefined where two of them speak of the same part. */
export function spliced(text: string, splices: readonly Splice[]): string | undefined {
  // Of splices at one place an insertion comes first; two insertions keep their order.
  const ordered = splices.toSorted((left, right) => left.start - right.start || left.end - right.end);
  let result = '';
  let done = 0;
  for (const { start, end, text: put } of ordered) {
    if (start < done) return undefined;
    result += text.slice(done, start) + put;
    done = end;
  }
  return result + text.slice(done);
}
