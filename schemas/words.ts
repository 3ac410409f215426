import { z } from 'zod';

/**
 * A closed set of words, matched without regard to case and given back in the spelling of the list. In the JSON schema it stays
 * a plain enum, so that editors complete the canonical spelling.
 */
export function caseInsensitiveEnum<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.preprocess(
    (input) =>
      typeof input === 'string' ? (words.find((word) => word.toLowerCase() === input.toLowerCase()) ?? input) : input,
    z.enum(words),
  );
}

/** One value or a list of them; always a list afterwards. */
export function oneOrMany<Schema extends z.ZodType>(schema: Schema) {
  return z
    .union([schema, z.array(schema).min(1)])
    .transform((value): z.output<Schema>[] =>
      Array.isArray(value) ? (value as z.output<Schema>[]) : [value as z.output<Schema>],
    );
}

/** The mirror of `oneOrMany`: a list of one is written as the one. */
export function writeOneOrMany<Value>(values: readonly Value[]): Value | Value[] {
  const [first, ...rest] = values;
  return first === undefined || rest.length > 0 ? [...values] : first;
}
