import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Remaining } from '../guards/guard.ts';
import type { Ownership } from '../ownership.ts';
import type { Snapshot } from '../tenant/snapshot.ts';

/** What there will be once a plan is carried out: everything git says, and every live object nobody changes or deletes. */
export function remainingObjects(
  resources: readonly Resource[],
  ownership: Ownership,
  snapshot: Snapshot,
): readonly Remaining[] {
  const deleted = ownership.orphans.filter(({ entry }) => entry.origin === 'created');
  const handled = new Set([...ownership.claims, ...deleted].flatMap(({ live }) => live?.id ?? []));
  return [
    ...resources.map((resource) => ({
      kind: resource.kind,
      title: titleOf(kinds[resource.kind], resource.body) ?? resource.name,
      body: resource.body,
      resource,
    })),
    ...snapshot.objects
      .filter(({ id }) => !handled.has(id))
      .map(({ kind, displayName, body }) => ({ kind, title: displayName, body, resource: undefined })),
  ];
}
