import type { JsonObject } from '../json.ts';
import { readPointer } from '../pointer.ts';
import type { Kind } from './kind.ts';

/** True for an object the service itself put into the tenant. */
export function isProvided(kind: Kind, body: JsonObject): boolean {
  return kind.provided !== undefined && readPointer(body, kind.provided.mark) === kind.provided.value;
}
