import { createHash } from 'node:crypto';
import { type Json, stableStringify } from '../../schemas/json.ts';

/** sha256 of a JSON value, hexadecimal. Equal values have equal digests, whatever the order of their members. */
export function digestOf(value: Json): string {
  return createHash('sha256').update(stableStringify(value)).digest('hex');
}
