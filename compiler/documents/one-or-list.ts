import type { Json } from '../../schemas/json.ts';

/** A list as a person writes it where one value may stand alone. */
export function oneOrList(values: readonly Json[]): Json {
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : values;
}
