import { isJsonObject, type Json } from './json.ts';

/** A JSON pointer (RFC 6901): '' is the whole value, '/conditions/users/includeGroups/0' one leaf of it. */
export type Pointer = string;

/** One pointer from unescaped segments. */
export function formatPointer(segments: readonly (string | number)[]): Pointer {
  return segments.map((segment) => `/${escaped(String(segment))}`).join('');
}

/** Hardly any name needs it, and pointers are made for every leaf of every body. */
function escaped(segment: string): string {
  if (!segment.includes('~') && !segment.includes('/')) return segment;
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The unescaped segments of a pointer. */
export function parsePointer(pointer: Pointer): readonly string[] {
  if (pointer === '') return [];
  const segments = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return segments;
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value a pointer leads to, or undefined where the path ends early. */
export function readPointer(value: Json, pointer: Pointer): Json | undefined {
  let current: Json | undefined = value;
  for (const segment of parsePointer(pointer)) {
    if (Array.isArray(current)) current = current[Number(segment)];
    else if (isJsonObject(current) && Object.hasOwn(current, segment)) current = current[segment];
    else return undefined;
  }
  return current;
}

/** True when `pointer` is `prefix` or lies below it. */
export function isWithin(pointer: Pointer, prefix: Pointer): boolean {
  return pointer === prefix || pointer.startsWith(`${prefix}/`);
}
