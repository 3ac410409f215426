import type { Compilation } from '../../compiler/compile.ts';
import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import { withDefaultsSaid } from '../../compiler/diff/with-defaults-said.ts';
import type { Bindings } from '../../schemas/bindings.ts';
import { type Finding, hasErrors } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isProvided } from '../../schemas/kinds/is-provided.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import type { Acceptance, Plan, PlannedChange } from '../../schemas/plan.ts';
import { collectionNames } from '../../schemas/reference.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { guardPlan } from '../guard-plan.ts';
import { Directory } from '../tenant/directory.ts';
import { nameResources } from '../tenant/name-objects.ts';
import { version } from '../version.ts';
import type { DesiredObject, DraftChange } from './build-plan.ts';
import { digestOfPlan } from './digest-of-plan.ts';
import { inOrder } from './in-order.ts';
import { markKnown, toldOfBase } from './known-findings.ts';
import { onlyOwned } from './only-owned.ts';
import { immutableChanges } from './plan-findings.ts';
import { withOrigin } from './with-origin.ts';

export interface Revisions {
  /** What is compared with; a project that was not there yet comes to nothing. */
  readonly before: Compilation;
  readonly after: Compilation;
  /** Names of the tenant that are known, for ids and names of one object to count as the same. */
  readonly bindings: Bindings | undefined;
  readonly tenant: Plan['tenant'];
  readonly commit: string | undefined;
  readonly base: NonNullable<Plan['base']>;
  readonly accepted: readonly Acceptance[];
}

/**
 * What one revision of the files changes over another, as a plan without requests: what it would do to a tenant that is just what the
 * older one says. Nobody is asked, so it neither knows drift nor what was adopted; guards judge with what the files tell. Only to be
 * used where the newer files compile. Where the older do not, there is nothing to compare with, and findings say so.
 */
export function compareRevisions(revisions: Revisions): Plan {
  const { before, after } = revisions;
  if (hasErrors(before.findings))
    return toPlan(revisions, [], [], 0, [...toldOfBase(revisions.base, before.findings), ...after.findings]);
  const directory = directoryOf(revisions.bindings);
  const old = new Map(managed(before.resources, directory).map((resource) => [resourceKey(resource), resource]));
  const desired = managed(after.resources, directory).map((resource): DesiredObject => {
    const body = canonical(kinds[resource.kind], resource.body);
    return { resource, body, draft: draftOf(old.get(resourceKey(resource)), resource, body) };
  });
  const kept = new Set(desired.map(({ resource }) => resourceKey(resource)));
  const gone = [...old.values()].filter((resource) => !kept.has(resourceKey(resource)));
  const isSingleton = ({ kind }: Resource) => kinds[kind].read === 'singleton';
  const drafts = inOrder([
    ...desired.flatMap(({ draft }) => draft ?? []),
    ...gone.filter((resource) => !isSingleton(resource)).map(draftDelete),
  ]);
  const refused = guardPlan(guardContext({ drafts, desired, old, after, directory }), revisions.accepted);
  const findings = markKnown([...after.findings, ...immutableChanges(drafts), ...refused], before.findings);
  const unchanged = desired.filter(({ draft }) => draft === undefined).length;
  return toPlan(revisions, drafts, gone.filter(isSingleton).map(resourceKey), unchanged, findings);
}

function toPlan(
  { tenant, commit, base, accepted }: Revisions,
  drafts: readonly DraftChange[],
  releases: readonly string[],
  unchanged: number,
  findings: readonly Finding[],
): Plan {
  const contents = { tenant, changes: drafts.map(({ change }) => change), requests: [], releases: [...releases] };
  return {
    formatVersion: '1.0',
    tool: `gatewright ${version}`,
    digest: digestOfPlan(contents),
    ...(commit === undefined ? {} : { commit }),
    base,
    ...contents,
    unmanaged: [],
    unchanged,
    accepted: [...accepted],
    waived: [],
    findings: [...findings],
  };
}

/** What the service makes itself is only named. */
function managed(resources: readonly Resource[], directory: Directory): readonly Resource[] {
  return nameResources(resources, directory).filter((resource) => !isProvided(kinds[resource.kind], resource.body));
}

function directoryOf(bindings: Bindings | undefined): Directory {
  const directory = new Directory();
  for (const collection of collectionNames)
    for (const [name, id] of Object.entries(bindings?.names[collection] ?? {})) directory.record(collection, name, id);
  return directory;
}

function draftOf(old: Resource | undefined, resource: Resource, after: JsonObject): DraftChange | undefined {
  const kind = kinds[resource.kind];
  const owned = old === undefined ? {} : onlyOwned(resource, old.body);
  const before = canonical(kind, owned);
  const differences = difference(before, after);
  if (old !== undefined && differences.length === 0) return undefined;
  const isThere = old !== undefined || kind.read === 'singleton';
  const properties = differences.map((property) =>
    withOrigin(withDefaultsSaid(kind, property, { before: owned, after: resource.body }), resource),
  );
  return {
    change: { ...changeOf(isThere ? 'update' : 'create', resource), properties },
    ...{ requests: [], resource, apiVersion: resource.apiVersion, knownIds: new Set() },
    before: isThere ? before : undefined,
    after,
  };
}

function draftDelete(resource: Resource): DraftChange {
  const before = canonical(kinds[resource.kind], resource.body);
  return {
    change: { ...changeOf('delete', resource), properties: [...difference(before, {})] },
    ...{ requests: [], resource: undefined, apiVersion: resource.apiVersion, knownIds: new Set() },
    before,
    after: undefined,
  };
}

function changeOf(action: PlannedChange['action'], { kind, name, body }: Resource) {
  return { action, kind, name, title: titleOf(kinds[kind], body) ?? name, moved: 'git' as const };
}

interface Compared {
  readonly drafts: readonly DraftChange[];
  readonly desired: readonly DesiredObject[];
  readonly old: ReadonlyMap<string, Resource>;
  readonly after: Compilation;
  readonly directory: Directory;
}

/** The tenant as the older files say it is; of people and identities nothing is known. */
function guardContext({ drafts, desired, old, after, directory }: Compared): Parameters<typeof guardPlan>[0] {
  const policies = [...old.values()].filter(({ kind }) => kind === 'conditionalAccessPolicies');
  return {
    ...{ drafts, desired, project: after.project, owned: old.size },
    remaining: desired.map(({ resource }) => ({
      kind: resource.kind,
      title: titleOf(kinds[resource.kind], resource.body) ?? resource.name,
      ...{ body: resource.body, resource },
    })),
    livePolicies: policies.map(({ body }) => body),
    ...{ identity: undefined, memberships: undefined, emergencyAccess: undefined },
    idOf: (reference) => directory.idOf(reference),
  };
}
