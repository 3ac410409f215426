import { type Pointer, parsePointer } from './pointer.ts';

const known = new Map<Pointer, readonly string[]>();

/** The segments of a kind's pattern. Patterns are few and walked for every body, so each is taken apart once. */
export function segmentsOf(pattern: Pointer): readonly string[] {
  const segments = known.get(pattern) ?? parsePointer(pattern);
  known.set(pattern, segments);
  return segments;
}
