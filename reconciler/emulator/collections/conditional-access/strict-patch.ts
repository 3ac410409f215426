import type { JsonObject } from '../../../../schemas/json.ts';
import { refusedPolicy } from '../../http/failure.ts';
import { objectIn } from '../values.ts';

/**
 * Whether PATCH merges below `conditions.*` is not documented, so a client that wants to be sure sends these objects whole. Throws
 * Failure 400 when a patch leaves out a member that the stored object has a value for.
 */
export function checkStrictPatch(stored: JsonObject, patch: JsonObject): void {
  const conditions = { stored: objectIn(stored.conditions), patch: objectIn(patch.conditions) };
  for (const [name, sent] of Object.entries(conditions.patch ?? {})) {
    checkWhole(`conditions/${name}`, objectIn(conditions.stored?.[name]), objectIn(sent));
  }
  for (const name of ['grantControls', 'sessionControls']) {
    checkWhole(name, objectIn(stored[name]), objectIn(patch[name]));
  }
}

function checkWhole(path: string, stored: JsonObject | undefined, sent: JsonObject | undefined): void {
  if (stored === undefined || sent === undefined) return;
  const missing = Object.entries(stored).find(([name, value]) => !Object.hasOwn(sent, name) && !isEmpty(value));
  if (missing === undefined) return;
  throw refusedPolicy(
    `strict: the request relies on PATCH keeping \`${path}/${missing[0]}\`, which it leaves out; send \`${path}\` whole.`,
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
