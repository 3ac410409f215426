import { type Finding, findingOf } from '../../schemas/finding.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import type { Ownership } from '../ownership.ts';
import type { Snapshot } from '../tenant/snapshot.ts';
import { cannotChange, onlyInBeta, releasedObject } from '../tenant/tenant-rules.ts';
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

/** Objects v1.0 keeps to itself although git does not ask for beta: a person who reads v1.0 lists does not know of them. */
export function hiddenFromV1(snapshot: Snapshot, { claims }: Ownership): readonly Finding[] {
  const expected = new Set(
    claims.flatMap(({ resource, live }) => (live !== undefined && resource.apiVersion === 'beta' ? [live.id] : [])),
  );
  return snapshot.objects
    .filter(({ onlyBeta, id }) => onlyBeta && !expected.has(id))
    .map(({ kind, id, displayName }) =>
      findingOf(onlyInBeta, {
        message: `the ${kinds[kind].title} \`${displayName}\` (\`${id}\`) is only listed by the beta version of Graph`,
        help: 'it uses preview features; tools that read v1.0 do not see it',
        resource: `${kind}/${displayName}`,
      }),
    );
}
