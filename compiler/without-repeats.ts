import { isJsonObject, type Json, type JsonObject, stableStringify } from '../schemas/json.ts';

/**
 * The body after names were resolved, less the members of lists that came to what an earlier one came to. A group can be meant by
 * name in one place and by title in another; Intune must not be asked to assign it twice. What was written twice with the same
 * words stays: nobody made it but whoever wrote it.
 */
export function withoutRepeats(written: JsonObject, resolved: JsonObject): JsonObject {
  const names = Object.keys(resolved);
  if (written === resolved) return resolved;
  return Object.fromEntries(names.map((name) => [name, inValue(written[name] ?? null, resolved[name] ?? null)]));
}

function inValue(written: Json, resolved: Json): Json {
  if (written === resolved) return resolved;
  if (isJsonObject(written) && isJsonObject(resolved)) return withoutRepeats(written, resolved);
  if (!Array.isArray(written) || !Array.isArray(resolved)) return resolved;
  const text = (value: Json | undefined) => stableStringify(value ?? null);
  const first = new Map<string, string>();
  return resolved.flatMap((member, index) => {
    const said = text(written[index]);
    const earlier = first.get(text(member));
    first.set(text(member), earlier ?? said);
    return earlier === undefined || earlier === said ? [inValue(written[index] ?? null, member)] : [];
  });
}
