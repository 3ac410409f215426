import { readableCollections } from '../compiler/graph-json/exported-kind.ts';
import type { FoundObject } from '../compiler/graph-json/read-graph-json.ts';
import { notRead } from '../compiler/import/import-rules.ts';
import type { TenantNames } from '../compiler/import/naming.ts';
import { writeTenantSettings } from '../compiler/tenant-settings.ts';
import { findingOf } from '../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { isProvided } from '../schemas/kinds/is-provided.ts';
import type { ManagedCollection } from '../schemas/resource.ts';
import { type Graph, GraphError } from './ports.ts';
import { Directory } from './tenant/directory.ts';
import { nameObjects } from './tenant/name-objects.ts';
import { readKind } from './tenant/read.ts';
import type { LiveObject } from './tenant/snapshot.ts';
import { uniqueNames } from './tenant/unique-names.ts';

/** What an import takes over, policies first: without them the rest would say nothing. */
const imported: readonly ManagedCollection[] = [
  'conditionalAccessPolicies',
  'namedLocations',
  'authenticationStrengthPolicies',
  'authenticationContextClassReferences',
  'agreements',
  'deviceCompliancePolicies',
  'compliancePolicies',
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
  const directory = new Directory();
  await nameObjects(graph, live, [], directory);
  const [settings] = live.filter(({ kind }) => kind === 'deviceManagementSettings').map(stated);
  const objects = live.flatMap((object) =>
    object.kind === 'deviceManagementSettings' || isMadeByService(object) ? [] : [foundIn(object)],
  );
  return { objects: [...objects, ...unread], names: await uniqueNames(graph, directory), settings };
}

function stated(object: LiveObject): TenantContents['settings'] {
  const { settings } = object.body;
  const members = writeTenantSettings(isJsonObject(settings) ? settings : {});
  return Object.keys(members).length === 0 ? undefined : { members, found: foundIn(object) };
}

/** Built-in strengths have the same id everywhere; policies name them, and nobody declares them. */
function isMadeByService({ kind, body }: LiveObject): boolean {
  return kind === 'authenticationStrengthPolicies' && isProvided(kinds[kind], body);
}

function foundIn({ kind, id, body }: LiveObject): FoundObject {
  return {
    file: `${kinds[kind].path}/${id}`,
    collection: readableCollections.find((collection) => collection === kind),
    kind,
    type: '',
    body,
    findings: [],
    refused: false,
    isWhole: true,
  };
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
