import { kinds } from '../../schemas/kinds/index.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import { digestOf } from './digest.ts';

/** sha256 of the members of a resource that only a new object can be given; undefined for kinds without such members. */
export function sentOnceDigest(resource: Resource): string | undefined {
  const { sentOnce } = kinds[resource.kind];
  return sentOnce === undefined
    ? undefined
    : digestOf(sentOnce.map((pointer) => readPointer(resource.body, pointer) ?? null));
}
