import type { Pointer } from '../pointer.ts';
import { segmentsOf } from '../segments-of.ts';

/** True when one of the patterns leads to exactly this place; `*` stands for an array index in both. */
export function isAt(patterns: readonly Pointer[], path: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const segments = segmentsOf(pattern);
    return segments.length === path.length && segments.every((segment, index) => segment === path[index]);
  });
}
