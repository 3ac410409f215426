import type { Json } from '../../schemas/json.ts';
import { formatPointer, type Pointer } from '../../schemas/pointer.ts';

/** The first place of a value where a text stands; undefined where it stands nowhere. */
export function pointerTo(value: Json, text: string, path: readonly string[] = []): Pointer | undefined {
  if (value === text) return formatPointer(path);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = pointerTo(member, text, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
