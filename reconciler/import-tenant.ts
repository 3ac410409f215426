import { readableCollections } from '../compiler/graph-json/exported-kind.ts';
import type { FoundObject } from '../compiler/graph-json/read-graph-json.ts';
import { notRead, staleId } from '../compiler/import/import-rules.ts';
import { liftGroup } from '../compiler/import/lift-group.ts';
import type { TenantNames } from '../compiler/import/naming.ts';
import { writeTenantSettings } from '../compiler/tenant-settings.ts';
import { type Finding, findingOf } from '../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { isProvided } from '../schemas/kinds/is-provided.ts';
import { isGuid } from '../schemas/reference.ts';
import type { ManagedCollection } from '../schemas/resource.ts';
import { type Graph, GraphError } from './ports.ts';
import { absentIds, type UsedId } from './tenant/absent-ids.ts';
import { lookUps } from './tenant/collections.ts';
import { Directory } from './tenant/directory.ts';
import { directoryObjects } from './tenant/directory-objects.ts';
import { filterChunks } from './tenant/filter-chunks.ts';
import { nameObjects } from './tenant/name-objects.ts';
import { pointerTo } from './tenant/pointer-to.ts';
import { readKind } from './tenant/read.ts';
import { idsIn } from './tenant/references.ts';
import type { LiveObject } from './tenant/snapshot.ts';
import { toLiveObject } from './tenant/to-live-object.ts';
import { uniqueNames } from './tenant/unique-names.ts';

/** What an import takes over, policies first: without them the rest would say nothing. */
const imported: readonly ManagedCollection[] = [
  'conditionalAccessPolicies',
  'namedLocations',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'agreements',
  'notificationMessageTemplates',
  'assignmentFilters',
  'deviceComplianceScripts',
  'deviceCompliancePolicies',
  'compliancePolicies',
  'iosManagedAppProtections',
  'androidManagedAppProtections',
  'defaultManagedAppProtections',
];

export interface TenantContents {
  readonly objects: readonly FoundObject[];
  /** Names of what the objects refer to, each of which leads to one object only. */
  readonly names: TenantNames;
  /** The tenant-wide settings that are not what every tenant begins with, as members of the project; undefined where none differ. */
  readonly settings: { readonly members: JsonObject; readonly found: FoundObject } | undefined;
}

/**
 * Everything of a tenant that documents can be made of. A kind that may not be read is told in a row of its own; any other failure
 * stops the import, because half a list looks like a whole one.
 */
export async function readForImport(graph: Graph): Promise<TenantContents> {
  const live: LiveObject[] = [];
  const unread: FoundObject[] = [];
  for (const collection of [...imported, 'deviceManagementSettings'] as const) {
    try {
      live.push(...(await readKind(graph, kinds[collection])));
    } catch (error) {
      if (!(error instanceof GraphError && error.status === 403)) throw error;
      unread.push(unreadable(collection, error));
    }
  }
  live.push(...(await ruledGroups(graph, live)));
  const directory = new Directory();
  await nameObjects(graph, live, [], directory);
  const absent = await absentIds(graph, live.flatMap(usedIn), directory);
  const [settings] = live.filter(({ kind }) => kind === 'deviceManagementSettings').map(stated);
  const objects = live.flatMap((object) =>
    object.kind === 'deviceManagementSettings' || isMadeByService(object) ? [] : [foundIn(object, absent)],
  );
  return { objects: [...objects, ...unread], names: await uniqueNames(graph, directory), settings };
}

function stated(object: LiveObject): TenantContents['settings'] {
  const { settings } = object.body;
  const members = writeTenantSettings(isJsonObject(settings) ? settings : {});
  return Object.keys(members).length === 0 ? undefined : { members, found: foundIn(object, []) };
}

/**
 * Dynamic groups that what was read is about: their rule decides whom a policy reaches. Groups that people keep by hand are named, and
 * who may not read groups has only their names or ids.
 */
async function ruledGroups(graph: Graph, live: readonly LiveObject[]): Promise<readonly LiveObject[]> {
  const used = live.flatMap(usedIn).filter(({ collection, id }) => collection === 'groups' && isGuid(id));
  const ids = [...new Set(used.map(({ id }) => id.toLowerCase()))];
  const kind = kinds.groups;
  try {
    const found: LiveObject[] = [];
    const ruled = (await directoryObjects(graph, ids)).filter(({ membershipRule }) => membershipRule != null);
    for (const chunk of filterChunks(ruled.map(({ id }) => String(id)))) {
      const filter = encodeURIComponent(`id in (${chunk.map((id) => `'${id}'`).join(',')})`);
      const path = `${kind.path}${kind.query}&$filter=${filter}`;
      const bodies = await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path });
      for (const body of bodies.filter((each) => liftGroup('', each) !== undefined))
        found.push(toLiveObject(kind, { body, apiVersion: kind.apiVersion, onlyBeta: false }));
    }
    return found;
  } catch (error) {
    if (error instanceof GraphError && error.status === 403) return [];
    throw error;
  }
}

/** Built-in strengths have the same id everywhere; policies name them, and nobody declares them. */
function isMadeByService({ kind, body }: LiveObject): boolean {
  return kind === 'authenticationStrengthPolicies' && isProvided(kinds[kind], body);
}

interface Use extends UsedId {
  readonly by: LiveObject;
}

function usedIn(by: LiveObject): readonly Use[] {
  return idsIn(kinds[by.kind], by.body).map(({ place, id }) => ({ collection: place.collection, id, by }));
}

function foundIn({ kind, id, body }: LiveObject, absent: readonly Use[]): FoundObject {
  return {
    file: `${kinds[kind].path}/${id}`,
    collection: readableCollections.find((collection) => collection === kind),
    kind,
    type: '',
    body,
    findings: absent.flatMap((use) => (use.by.id === id && use.by.kind === kind ? [leadsNowhere(use)] : [])),
    refused: false,
    isWhole: true,
  };
}

function leadsNowhere({ collection, id, by }: Use): Finding {
  const pointer = pointerTo(by.body, id);
  return findingOf(staleId, {
    message: `the tenant has no ${lookUps[collection]?.noun ?? 'object'} with the id \`${id}\`, which \`${by.displayName}\` holds`,
    help: 'it is kept as it is; take it out of the document when you are sure that nobody brings the object back',
    ...(pointer === undefined ? {} : { pointer }),
  });
}

function unreadable(collection: ManagedCollection, error: GraphError): FoundObject {
  const { path, title, permissions } = kinds[collection];
  const finding = findingOf(notRead, {
    message: `no ${title} could be read: ${error.message}`,
    help: `grant ${permissions.read.map((name) => `\`${name}\``).join(', ')} to the identity, then import again`,
    pointer: '',
  });
  return {
    file: path,
    collection: undefined,
    kind: collection,
    type: '',
    body: {},
    findings: [finding],
    refused: true,
    isWhole: false,
  };
}
