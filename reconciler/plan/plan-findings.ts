import { type Finding, findingOf } from '../../schemas/finding.ts';
import type { Inventory } from '../../schemas/inventory.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { originOf, resourceKey } from '../../schemas/resource.ts';
import { sentOnceDigest } from '../diff/sent-once.ts';
import type { Ownership } from '../ownership.ts';
import type { LiveObject, Snapshot } from '../tenant/snapshot.ts';
import { abstractType, cannotChange, onlyInBeta, releasedObject, sentOnlyOnce } from '../tenant/tenant-rules.ts';
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

/** Objects to be made of a type that is there only for others to be made from. */
export function abstractCreates(drafts: readonly DraftChange[]): readonly Finding[] {
  return drafts.flatMap(({ change, resource }) => {
    const type = String(resource?.body['@odata.type']).replace(/^#?microsoft\.graph\./i, '');
    const { abstract = [], title } = kinds[change.kind];
    if (change.action !== 'create' || resource === undefined || !abstract.includes(type)) return [];
    const span = originOf(resource, '/@odata.type')?.span;
    return [
      findingOf(abstractType, {
        message: `\`${change.title}\` cannot be created: no ${title} can be a \`${type}\``,
        help: 'name the type of a platform in `@odata.type`, or keep the document outside the project',
        resource: resourceKey(change),
        pointer: '/@odata.type',
        ...(span === undefined ? {} : { span }),
      }),
    ];
  });
}

/** What a person should know about the objects of a plan, whatever is done about them. */
export function ownershipFindings(ownership: Ownership, snapshot: Snapshot, inventory: Inventory): readonly Finding[] {
  return [
    ...ownership.findings,
    ...released(ownership),
    ...hiddenFromV1(snapshot, ownership),
    ...sentBefore(ownership, inventory),
  ];
}

/** Adopted objects whose documents are gone: they stay, and a person should know. */
function released({ orphans }: Ownership): readonly Finding[] {
  return orphans
    .filter(({ entry, live }) => entry.origin === 'adopted' && live !== undefined)
    .map(({ key, live }) =>
      findingOf(releasedObject, {
        ...(live !== undefined && kinds[live.kind].read === 'singleton'
          ? unstated(live)
          : left(live?.displayName ?? key)),
        resource: key,
      }),
    );
}

function left(title: string) {
  return {
    message: `\`${title}\` existed before it was adopted; it stays in the tenant and stops being ours`,
    help: 'delete it in the portal if nobody needs it',
  };
}

function unstated({ kind }: LiveObject) {
  return {
    message: `git no longer states the ${kinds[kind].title}; they stay as they are in the tenant and stop being ours`,
    help: 'state them again, or change them in the portal',
  };
}

/** Objects v1.0 keeps to itself although git does not ask for beta: a person who reads v1.0 lists does not know of them. */
function hiddenFromV1(snapshot: Snapshot, { claims }: Ownership): readonly Finding[] {
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

/** Members that changed in git and can only be given to a new object: nothing is sent, and a person should know. */
function sentBefore({ claims }: Ownership, { entries }: Inventory): readonly Finding[] {
  return claims.flatMap(({ resource, live }) => {
    const sent = entries[resourceKey(resource)]?.sent;
    if (live === undefined || sent === undefined || sent === sentOnceDigest(resource)) return [];
    const pointer = kinds[resource.kind].sentOnce?.find((place) => originOf(resource, place)?.pointer === place);
    const span = originOf(resource, pointer ?? '')?.span;
    return [
      findingOf(sentOnlyOnce, {
        message: `\`${(pointer ?? '/file').slice(1)}\` of \`${live.displayName}\` changed in git and stays as it is in the tenant`,
        help: 'upload the new version in the portal, or give the document another name and require those terms instead',
        resource: resourceKey(resource),
        ...(pointer === undefined ? {} : { pointer }),
        ...(span === undefined ? {} : { span }),
      }),
    ];
  });
}
