import { type Finding, findingOf } from '../../schemas/finding.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { Ownership } from '../ownership.ts';
import { cannotChange, releasedObject } from '../tenant/tenant-rules.ts';
import type { DraftChange } from './build-plan.ts';

/** Changes Graph does not let anybody make to an existing object. */
export function immutableChanges(drafts: readonly DraftChange[]): readonly Finding[] {
  return drafts
    .filter(({ change }) => change.action === 'update' || change.action === 'adopt')
    .flatMap(({ change, resource }) =>
      change.properties
        .filter(({ pointer }) => kinds[change.kind].immutable.some((place) => isWithin(pointer, place)))
        .map(({ pointer, before, after }) => {
          const span = resource === undefined ? undefined : originOf(resource, pointer)?.span;
          return findingOf(cannotChange, {
            message: `\`${pointer.slice(1)}\` of \`${change.title}\` is \`${String(before)}\` and cannot become \`${String(after)}\``,
            help: 'give the document another name, so that a new object is made, and remove the old one afterwards',
            resource: resourceKey(change),
            pointer,
            ...(span === undefined ? {} : { span }),
          });
        }),
    );
}

/** Adopted objects whose documents are gone: they stay, and a person should know. */
export function released({ orphans }: Ownership): readonly Finding[] {
  return orphans
    .filter(({ entry, live }) => entry.origin === 'adopted' && live !== undefined)
    .map(({ key, live }) =>
      findingOf(releasedObject, {
        message: `\`${live?.displayName ?? key}\` existed before it was adopted; it stays in the tenant and stops being ours`,
        help: 'delete it in the portal if nobody needs it',
        resource: key,
      }),
    );
}
