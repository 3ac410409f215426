import type { Resource } from '../../schemas/resource.ts';
import type { Waiver } from '../../schemas/waiver.ts';

/**
 * The resources, and the waivers with their expected values, after `change` went over all bodies together: a name in a waiver means
 * what it means in a document, and is resolved with the same words.
 */
export function withResolvedValues<Changed extends { readonly resources: readonly Resource[] }>(
  resources: readonly Resource[],
  waivers: readonly Waiver[],
  change: (all: readonly Resource[]) => Changed,
): Changed & { readonly waivers: readonly Waiver[] } {
  const values = waivers.flatMap(({ expected }) => expected ?? []);
  const changed = change([...resources, ...values]);
  const after = changed.resources.slice(resources.length).values();
  return {
    ...changed,
    resources: changed.resources.slice(0, resources.length),
    waivers: waivers.map((waiver) =>
      waiver.expected === undefined ? waiver : { ...waiver, expected: after.next().value ?? waiver.expected },
    ),
  };
}
