import type { z } from 'zod';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { type Pointer, readPointer } from '../../schemas/pointer.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';

/**
 * Properties a sentence writes out and the service would fill in by itself, with the very same value. Policies exist that were
 * sent without them, and a sentence has to be able to say such a policy too.
 */
const defaults = {
  // A policy sent without it comes back with `["all"]` (terraform-provider-azuread, conditional_access_policy resource).
  clientAppTypes: { pointer: '/conditions/clientAppTypes', value: ['all'] },
  // The service adds both to a frequency that is sent without them, as exported policies show.
  authenticationType: {
    pointer: '/sessionControls/signInFrequency/authenticationType',
    value: 'primaryAndSecondaryAuthentication',
  },
  frequencyInterval: { pointer: '/sessionControls/signInFrequency/frequencyInterval', value: 'timeBased' },
} as const satisfies Readonly<Record<string, { readonly pointer: Pointer; readonly value: Json }>>;

export type ServiceDefault = keyof typeof defaults;

const names = Object.keys(defaults) as [ServiceDefault, ...ServiceDefault[]];

export const serviceDefaultsSchema = oneOrMany(caseInsensitiveEnum(names))
  .transform((written) => names.filter((name) => written.includes(name)))
  .describe(
    'Properties that are not written, because the service fills them in with what they would say.',
  ) as z.ZodType<readonly ServiceDefault[]>;

/** A policy's body without the properties left to the service. One that says anything but the default stays. */
export function leaveToService(body: JsonObject, left: readonly ServiceDefault[]): JsonObject {
  return left.reduce((current, name) => {
    const { pointer, value } = defaults[name];
    const isDefault = stableStringify(readPointer(current, pointer) ?? null) === stableStringify(value);
    return isDefault ? without(current, pointer.slice(1).split('/')) : current;
  }, body);
}

/** The properties of a policy somebody left to the service: what a sentence would have written, and the body does not. */
export function liftServiceDefaults(body: JsonObject): readonly ServiceDefault[] {
  return names.filter((name) => {
    const { pointer } = defaults[name];
    const owner = readPointer(body, pointer.slice(0, pointer.lastIndexOf('/')));
    const value = readPointer(body, pointer) ?? null;
    const isOwned = isJsonObject(owner) && Object.keys(owner).length > 0;
    return isOwned && (value === null || (Array.isArray(value) && value.length === 0));
  });
}

function without(body: JsonObject, [name = '', ...rest]: readonly string[]): JsonObject {
  const { [name]: member, ...others } = body;
  return rest.length === 0 || !isJsonObject(member) ? others : { ...body, [name]: without(member, rest) };
}
