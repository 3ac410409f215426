import { type Pointer, parsePointer } from '../pointer.ts';

/** True when one of the patterns leads to exactly this place; `*` stands for an array index in both. */
export function isAt(patterns: readonly Pointer[], path: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const segments = parsePointer(pattern);
    return segments.length === path.length && segments.every((segment, index) => segment === path[index]);
  });
}
