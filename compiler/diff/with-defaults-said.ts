import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { type Pointer, readPointer } from '../../schemas/pointer.ts';
import type { CanonicalRules } from './canonical.ts';
import type { PropertyDifference } from './difference.ts';

/**
 * A difference in which a side that says a default tells its value. Comparing folds defaults into silence, but who reads `6 → not
 * set` believes that nothing is demanded any more, while the tenant demands 4.
 */
export function withDefaultsSaid(
  rules: Pick<CanonicalRules, 'defaults'>,
  { pointer, before, after }: PropertyDifference,
  bodies: { readonly before: JsonObject; readonly after: JsonObject },
): PropertyDifference {
  const values = rules.defaults.flatMap((each) =>
    each.pointer === pointer ? [stableStringify(each.value ?? null)] : [],
  );
  return {
    pointer,
    before: before ?? saidDefault(bodies.before, pointer, values),
    after: after ?? saidDefault(bodies.after, pointer, values),
  };
}

/** What a body says where that is one of the defaults; null where it says nothing, or nothing to be read. */
function saidDefault(body: JsonObject, pointer: Pointer, defaults: readonly string[]): Json {
  const said = readPointer(body, pointer) ?? null;
  return said !== '' && defaults.includes(stableStringify(said)) ? said : null;
}
