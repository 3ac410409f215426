import type { CoverageNote } from '../../schemas/coverage.ts';
import type { PlatformLocks } from './lock.ts';

/** Which kinds of device the people are reached on only, by whether each of the needed ones is reached. */
export function missingModes({ needed }: PlatformLocks, reached: readonly boolean[]): readonly CoverageNote[] {
  if (needed.length < 2) return [];
  const [workProfile = false, fullyManaged = false] = reached;
  if (workProfile && fullyManaged) return [];
  if (workProfile) return ['workProfileOnly'];
  return fullyManaged ? ['fullyManagedOnly'] : ['fewDevices'];
}
