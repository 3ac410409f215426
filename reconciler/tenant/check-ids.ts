import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { CollectionName } from '../../schemas/reference.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Graph } from '../ports.ts';
import { absentIds, type UsedId } from './absent-ids.ts';
import { lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { pointerTo } from './pointer-to.ts';
import { idsIn } from './references.ts';
import type { Snapshot } from './snapshot.ts';

const mail = (id: string) => `kind: Protection
name: mail
protect: Exchange Online
for: { groups: ['id:${id}'] }
require: mfa
rollout: enabled
`;
const group = '{ groups: [Sales] }';

export const unknownId: FindingRule = {
  code: 'GW5070',
  severity: 'error',
  title: 'the tenant has no object of this id',
  explanation:
    'Graph refuses a policy that names a user, group, application or location which does not exist, and it does so in the middle of an apply. An id the tenant holds already in an object of ours stays allowed, because objects are deleted and policies keep their ids. In a disabled policy it is a warning.',
  failing: { documents: mail('99999999-9999-4999-8999-999999999999') },
  passing: { documents: mail('x').replace(/\{ groups.*\}/, group) },
};

/**
 * Asks the tenant for ids that stand in git and nowhere in the tenant's own bodies. Ids the run already has a name for, and those
 * that are the same in every tenant, exist.
 */
export async function checkIds(
  graph: Graph,
  resources: readonly Resource[],
  snapshot: Snapshot,
  directory: Directory,
): Promise<readonly Finding[]> {
  const held = new Set(
    snapshot.objects.flatMap((object) =>
      idsIn(kinds[object.kind], object.body).map(({ place, id }) => keyOf(place.collection, id)),
    ),
  );
  const uses = resources.flatMap((resource) =>
    idsIn(kinds[resource.kind], resource.body)
      .filter(({ place, id }) => !held.has(keyOf(place.collection, id)))
      .map(({ place, id }): Use => ({ collection: place.collection, id, resource })),
  );
  return (await absentIds(graph, uses, directory)).map(findingFor);
}

interface Use extends UsedId {
  readonly resource: Resource;
}

function findingFor({ collection, id, resource }: Use): Finding {
  const pointer = pointerTo(resource.body, id);
  const span = pointer === undefined ? undefined : originOf(resource, pointer)?.span;
  const finding = findingOf(unknownId, {
    message: `the tenant has no ${lookUps[collection]?.noun ?? 'object'} with the id \`${id}\``,
    help: 'correct the id, or write the name of the object',
    resource: resourceKey(resource),
    ...(pointer === undefined ? {} : { pointer }),
    ...(span === undefined ? {} : { span }),
  });
  return resource.body.state === 'disabled' ? { ...finding, severity: 'warning' } : finding;
}

function keyOf(collection: CollectionName, id: string): string {
  return `${collection}/${id.toLowerCase()}`;
}
