import type { JsonObject } from '../../schemas/json.ts';
import { ReadError } from './read-error.ts';

/**
 * The id of an object Graph returned. Without one nothing may be concluded from the answer: text made of `null` would look like an
 * id to everything that follows. Throws ReadError.
 */
export function idOf(object: JsonObject, noun: string, property = 'id'): string {
  const id = object[property];
  if (typeof id !== 'string' || id === '') throw new ReadError(`Graph returned a ${noun} without \`${property}\``);
  return id;
}
