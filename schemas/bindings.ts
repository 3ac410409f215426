import { z } from 'zod';
import { isJsonObject, type Json } from './json.ts';
import { isReference, parseReference } from './reference.ts';

/**
 * The lock of bindings: names of one tenant already resolved to ids, committed beside the documents, so that a pull request
 * without credentials compiles to the same bytes. Collection → name → id.
 */
export const bindingsSchema = z.strictObject({
  formatVersion: z.literal(1),
  tenant: z.string(),
  names: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Bindings = z.infer<typeof bindingsSchema>;

/** The id a bindings file knows for a name, or undefined. */
export function boundId(bindings: Bindings | undefined, collection: string, name: string): string | undefined {
  const names = bindings?.names[collection];
  return names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
}

/** The same value with the id itself for every name the bindings know. */
export function withBoundIds(value: Json, bindings: Bindings | undefined): Json {
  if (isReference(value)) {
    const { collection, name } = parseReference(value);
    return boundId(bindings, collection, name) ?? value;
  }
  if (Array.isArray(value)) return value.map((item) => withBoundIds(item, bindings));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withBoundIds(member, bindings)]));
}
