import type { CoverageNote } from '../../schemas/coverage.ts';
import type { Lock } from './lock.ts';

/** What makes the locks reach people on some devices only. */
export function narrowed(locks: readonly Lock[]): readonly CoverageNote[] {
  const isFiltered = locks.some(
    ({ include, exclude, isForSomeLevels }) =>
      exclude.some(({ filtered }) => filtered) || (!isForSomeLevels && include.some(({ filtered }) => filtered)),
  );
  const isForSomeLevels = locks.some((lock) => lock.isForSomeLevels);
  return [...(isFiltered ? (['filter'] as const) : []), ...(isForSomeLevels ? (['managementLevels'] as const) : [])];
}
