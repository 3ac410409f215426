import type { Project } from '../compiler/project.ts';
import { breakGlassReferences } from '../compiler/sentence/break-glass.ts';
import type { Json, JsonObject } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { isReference } from '../schemas/reference.ts';
import { resourceKey } from '../schemas/resource.ts';
import type { Identity } from './graph/identity/who-am-i.ts';
import { appliesToPeople, enforcedIn, isBlock, listIn } from './guards/enforced.ts';
import type { GuardContext } from './guards/guard.ts';
import type { DesiredObject } from './plan/build-plan.ts';
import { type Graph, GraphError } from './ports.ts';
import type { Directory } from './tenant/directory.ts';
import { readCollection } from './tenant/read-collection.ts';
import { type Declared, type EmergencyAccess, readEmergencyAccess } from './tenant/read-emergency-access.ts';
import { type Memberships, readMemberships } from './tenant/read-memberships.ts';
import type { Snapshot } from './tenant/snapshot.ts';

export interface EvidenceInput {
  readonly graph: Graph;
  readonly project: Project;
  readonly identity: Identity | undefined;
  readonly desired: readonly DesiredObject[];
  readonly snapshot: Snapshot;
  /** Live bodies with names for ids, by object id. */
  readonly named: ReadonlyMap<string, JsonObject>;
  readonly directory: Directory;
}

type Evidence = Pick<GuardContext, 'livePolicies' | 'memberships' | 'emergencyAccess'>;

/** What the guards have to know of the tenant beside the plan. Only what some desired policy makes matter is read. */
export async function gatherEvidence(input: EvidenceInput): Promise<Evidence> {
  return {
    livePolicies: await livePolicies(input),
    memberships: await membershipsOf(input),
    emergencyAccess: await emergencyAccess(input),
  };
}

/** A run that is about groups alone reads no policies; who leaves a group out matters all the same once it loses somebody. */
async function livePolicies({ graph, desired, snapshot, named }: EvidenceInput): Promise<Evidence['livePolicies']> {
  if (snapshot.kinds.includes('conditionalAccessPolicies')) {
    const live = snapshot.objects.filter(({ kind }) => kind === 'conditionalAccessPolicies');
    return live.map(({ id, body }) => named.get(id) ?? body);
  }
  const losesMembers = desired.some(
    ({ draft }) =>
      draft?.change.kind === 'groups' && draft.change.properties.some(({ pointer }) => pointer === '/members'),
  );
  if (!losesMembers) return [];
  try {
    const listed = await readCollection(graph, kinds.conditionalAccessPolicies, []);
    return listed.map(({ body }) => body);
  } catch (error) {
    if (error instanceof GraphError && error.status === 403) return undefined;
    throw error;
  }
}

async function membershipsOf({ graph, identity, desired }: EvidenceInput): Promise<Memberships | undefined> {
  if (identity?.kind !== 'user' || identity.objectId === undefined) return undefined;
  const isByMembership = enforcedIn(desired)
    .filter(({ body }) => isBlock(body))
    .some(({ body }) =>
      ['includeGroups', 'excludeGroups', 'includeRoles', 'excludeRoles'].some(
        (name) => listIn(body, `/conditions/users/${name}`).length > 0,
      ),
    );
  return isByMembership ? readMemberships(graph, identity.objectId) : undefined;
}

async function emergencyAccess(input: EvidenceInput): Promise<EmergencyAccess | undefined> {
  const { graph, project, desired, directory } = input;
  const { users, groups } = breakGlassReferences(
    project,
    desired.map(({ resource }) => resource),
  );
  const isMoot = users.length + groups.length === 0;
  if (isMoot || !enforcedIn(desired).some(({ body }) => appliesToPeople(body))) return undefined;
  return readEmergencyAccess(graph, directory, { users, groups, membersOf: (group) => membersOf(group, input) });
}

/** Who will be in a group of ours: those git lists, or nobody where it is made without any. The tenant knows the rest. */
function membersOf(group: Declared, { desired }: EvidenceInput): readonly Json[] | undefined {
  const found = desired.find(
    ({ resource }) => isReference(group) && resource.kind === 'groups' && resourceKey(resource) === group.$ref,
  );
  if (found === undefined) return undefined;
  const { members } = found.resource.body;
  if (Array.isArray(members)) return members;
  return found.draft?.change.action === 'create' ? [] : undefined;
}
