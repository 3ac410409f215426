import { isJsonObject, type Json } from '../../schemas/json.ts';
import { formatPointer, type Pointer, parsePointer } from '../../schemas/pointer.ts';

/**
 * A pointer into a document as the person spelled its keys. Names of platforms are accepted in any letter case, so that the
 * pointer of the typed document may lead nowhere in the text.
 */
export function writtenPointer(value: Json, pointer: Pointer): Pointer {
  let current: Json | undefined = value;
  const segments = parsePointer(pointer).map((segment) => {
    const members: Json = current ?? null;
    if (!isJsonObject(members)) {
      current = Array.isArray(members) ? members[Number(segment)] : undefined;
      return segment;
    }
    const key = Object.hasOwn(members, segment)
      ? segment
      : (Object.keys(members).find((name) => name.toLowerCase() === segment.toLowerCase()) ?? segment);
    current = members[key];
    return key;
  });
  return formatPointer(segments);
}
