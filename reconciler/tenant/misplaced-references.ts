import { type Finding, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { mapAt } from '../../schemas/kinds/map-at.ts';
import { isReference } from '../../schemas/reference.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import { misplacedReference } from './tenant-rules.ts';

/**
 * References where the kind has no place for one. Nobody resolves them, so the request that holds one could not be sent, and that
 * must be known before the first request is.
 */
export function misplacedReferences(resources: readonly Resource[]): readonly Finding[] {
  return resources.flatMap((resource) => {
    const kind = kinds[resource.kind];
    const rest = kind.references.reduce((body, { pointer }) => mapAt(body, pointer, () => null), resource.body);
    return referencesBelow(rest, '').map(({ pointer, name }) => {
      const span = originOf(resource, pointer)?.span;
      return findingOf(misplacedReference, {
        message: `\`${pointer.slice(1)}\` of a ${kind.title} takes no reference, and \`${name}\` is one`,
        help: 'write the value itself',
        resource: resourceKey(resource),
        pointer,
        ...(span === undefined ? {} : { span }),
      });
    });
  });
}

function referencesBelow(value: Json, pointer: string): readonly { readonly pointer: string; readonly name: string }[] {
  if (isReference(value)) return [{ pointer, name: value.$ref }];
  const members = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return members.flatMap(([name, member]) => referencesBelow(member, `${pointer}/${name}`));
}
