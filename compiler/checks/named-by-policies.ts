import type { Json } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { readPointer } from '../../schemas/pointer.ts';
import { isReference } from '../../schemas/reference.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Use } from './budget.ts';
import { placeIn, policiesIn } from './policy-body.ts';

/** Collections of which a tenant holds few; the project declares objects of them, or policies name what the tenant has. */
type CountedCollection = 'authenticationStrengthPolicies' | 'authenticationContextClassReferences' | 'agreements';

/**
 * How many different objects of a collection the project needs: those it declares and those its policies name at a place. Every
 * one of them has to exist in the tenant, so a count beyond the limit is one no tenant can meet.
 */
export function needed(
  resources: readonly Resource[],
  collection: CountedCollection,
  pointer: Pointer,
  counts: (id: string) => boolean,
): readonly Use[] {
  const named = policiesIn(resources).flatMap((resource) =>
    valuesAt(resource, pointer).flatMap((value) => {
      const key = isReference(value) ? value.$ref : typeof value === 'string' && counts(value) ? value : undefined;
      return key === undefined ? [] : [{ key, place: placeIn(resource, pointer) }];
    }),
  );
  const declared = resources.flatMap((resource) => {
    const kind: string = resource.kind;
    return kind === collection ? [{ key: resourceKey(resource), place: placeIn(resource, '/displayName') }] : [];
  });
  const all = [...declared, ...named];
  const last = all.at(-1);
  const used = new Set(all.map(({ key }) => key.toLowerCase())).size;
  return last === undefined ? [] : [{ who: 'the project', used, place: last.place }];
}

function valuesAt({ body }: Resource, pointer: Pointer): readonly Json[] {
  const value = readPointer(body, pointer);
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
