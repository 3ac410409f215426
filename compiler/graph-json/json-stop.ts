import type { JsonMistake } from './json-text.ts';

/** Thrown inside the parser of JSON, which reads no further than the first mistake. */
export class JsonStop extends Error {
  readonly mistake: JsonMistake;

  constructor(mistake: JsonMistake) {
    super(mistake.message);
    this.mistake = mistake;
  }
}

/** What to do about a word that is no value. */
export function helpFor(found: string): string {
  if (/^(true|false|null|none|undefined)$/i.test(found)) return 'JSON writes `true`, `false` and `null`';
  if (found === "'" || found === '“') return 'texts stand in double quotes';
  if (/^(NaN|-?Infinity)$/i.test(found)) return 'JSON has no such number';
  if (found === ',' || found === ']' || found === '}') return 'a value is missing before it';
  return 'texts stand in double quotes; the file may be something else than JSON';
}
