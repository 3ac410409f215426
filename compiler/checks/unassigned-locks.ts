import type { EnrollablePlatform } from '../../schemas/coverage.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { lockCollections } from '../analysis/coverage-of-resources.ts';
import { locksIn } from '../analysis/lock.ts';

/** The compliance policies of each platform that has some, all of them assigned to nobody. */
export function unassignedLocks(resources: readonly Resource[]): ReadonlyMap<EnrollablePlatform, readonly Resource[]> {
  const own = resources.filter(({ kind }) => lockCollections.compliantDevice.some((collection) => collection === kind));
  const byKey = new Map(own.map((resource) => [resourceKey(resource), resource]));
  const locks = locksIn(
    'compliantDevice',
    own.map((resource) => ({ key: resourceKey(resource), body: resource.body })),
  );
  const platforms = [...new Set(locks.flatMap(({ platform }) => platform ?? []))];
  return new Map(
    platforms.flatMap((platform) => {
      const ofPlatform = locks.filter((lock) => lock.platform === platform);
      if (ofPlatform.some(({ include }) => include.length > 0)) return [];
      return [[platform, ofPlatform.flatMap(({ policy }) => byKey.get(policy.key) ?? [])] as const];
    }),
  );
}
