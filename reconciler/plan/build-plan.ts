import { canonical } from '../../compiler/diff/canonical.ts';
import { difference, type PropertyDifference } from '../../compiler/diff/difference.ts';
import { withDefaultsSaid } from '../../compiler/diff/with-defaults-said.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import type { Inventory } from '../../schemas/inventory.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { higherVersion } from '../../schemas/kinds/api-version-for.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import type { Acceptance, Plan, PlannedChange, PlannedRequest, Waived } from '../../schemas/plan.ts';
import { isWithin } from '../../schemas/pointer.ts';
import type { Reference } from '../../schemas/reference.ts';
import { type ApiVersion, type Resource, resourceKey } from '../../schemas/resource.ts';
import { digestOf } from '../diff/digest.ts';
import type { Claim, Ownership } from '../ownership.ts';
import { digestWithIds } from '../tenant/digest-with-ids.ts';
import type { LiveObject } from '../tenant/snapshot.ts';
import { version } from '../version.ts';
import { digestOfPlan } from './digest-of-plan.ts';
import { inOrder } from './in-order.ts';
import { onlyOwned, seenBeforeWriting } from './only-owned.ts';
import { withOrigin } from './with-origin.ts';

export interface PlanInput {
  readonly ownership: Ownership;
  /** Live bodies with names for ids, by object id. */
  readonly named: ReadonlyMap<string, JsonObject>;
  /** Ids of every live object that was read. */
  readonly knownIds: ReadonlySet<string>;
  readonly inventory: Inventory;
  readonly tenant: Plan['tenant'];
  readonly commit: string | undefined;
  readonly accepted: readonly Acceptance[];
  /** What waivers leave alone: already folded into what the claims ask for. */
  readonly waived: readonly Waived[];
  readonly findings: readonly Finding[];
  /** The id a name means in the tenant today. */
  readonly idOf: (reference: Reference) => string | undefined;
}

/** A change with the bodies it goes between, both canonical: what guards and reports look at. */
export interface DraftChange {
  readonly change: PlannedChange;
  readonly requests: readonly PlannedRequest[];
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
  readonly resource: Resource | undefined;
  /** The version the object is read and written with: the higher of what git wants and what the tenant's body uses. */
  readonly apiVersion: ApiVersion;
  /** Ids of every object of the kind that was there before: what appears beside them is new. */
  readonly knownIds: ReadonlySet<string>;
}

/** An object git wants, in canonical form, whether or not anything has to be done about it. */
export interface DesiredObject {
  readonly resource: Resource;
  readonly body: JsonObject;
  /** The change that brings it about; undefined where the tenant has it already. */
  readonly draft: DraftChange | undefined;
}

export interface BuiltPlan {
  readonly plan: Plan;
  readonly drafts: readonly DraftChange[];
  readonly desired: readonly DesiredObject[];
}

/**
 * Claims → a plan. Creates and updates come first, each kind after the kinds it refers to, and within a kind what tightens before what
 * loosens, so that nobody is without protection on the way from one policy to another; deletes last, the other way round.
 */
export function buildPlan(input: PlanInput): BuiltPlan {
  const desired = input.ownership.claims.flatMap((claim) => desire(claim, input));
  const drafts = inOrder([
    ...desired.flatMap(({ draft }) => draft ?? []),
    ...input.ownership.orphans.flatMap(({ key, entry, live }) =>
      entry.origin === 'created' && live !== undefined ? [draftDelete(key, live, input)] : [],
    ),
  ]);
  const changes = drafts.map((draft) => draft.change);
  const changed = drafts.flatMap(({ resource }) => (resource === undefined ? [] : [resourceKey(resource)]));
  const contents = {
    tenant: input.tenant,
    changes,
    requests: drafts.flatMap((draft) => draft.requests),
    releases: input.ownership.orphans.filter(({ entry }) => entry.origin === 'adopted').map(({ key }) => key),
  };
  const plan: Plan = {
    formatVersion: '1.0',
    tool: `gatewright ${version}`,
    digest: digestOfPlan(contents),
    ...(input.commit === undefined ? {} : { commit: input.commit }),
    ...contents,
    unmanaged: input.ownership.unmanaged.map(({ kind, id, displayName }) => ({ kind, id, title: displayName })),
    unchanged: input.ownership.claims.length - new Set([...changed, ...waivedKeys(input)]).size,
    accepted: [...input.accepted],
    waived: [...input.waived],
    findings: [...input.findings],
  };
  return { plan, drafts, desired };
}

/** An object a waiver covers is not what git says, though nothing is done about it. */
function waivedKeys({ ownership }: PlanInput): readonly string[] {
  return ownership.claims.flatMap(({ waived, resource }) => (waived === undefined ? [] : [resourceKey(resource)]));
}

function desire(claim: Claim, input: PlanInput): readonly DesiredObject[] {
  const { resource } = claim;
  if (claim.by === 'provided') return [];
  const body = canonical(kinds[resource.kind], resource.body);
  return [{ resource, body, draft: draftClaim(claim, body, input) }];
}

function draftClaim(claim: Claim, after: JsonObject, input: PlanInput): DraftChange | undefined {
  const { resource, live } = claim;
  const kind = kinds[resource.kind];
  const key = resourceKey(resource);
  const named = live === undefined ? {} : (input.named.get(live.id) ?? live.body);
  const owned = onlyOwned(resource, named);
  const before = canonical(kind, owned);
  const differences = difference(before, after).filter(({ pointer }) => !isLeftAlone(claim, pointer));
  if (live !== undefined && claim.by === 'inventory' && differences.length === 0) return undefined;
  // Stating one more member of a singleton changes both sides of the comparison; who moved cannot be told then.
  const { waived } = claim;
  const seen = live && onlyOwned(resource, waived?.live ?? live.body);
  const sides = { live: seen, wanted: waived?.wanted ?? resource.body };
  const moved = movedSince(key, kind, input, sides);
  const isAdopted = claim.by === 'adopted' || differences.length === 0;
  const change: PlannedChange = {
    action: live === undefined ? 'create' : isAdopted ? 'adopt' : 'update',
    kind: resource.kind,
    name: resource.name,
    title: titleOf(kind, resource.body) ?? resource.name,
    ...(live === undefined
      ? {}
      : { id: live.id, liveDigest: digestOf(canonical(kind, seenBeforeWriting(resource, named))) }),
    moved: kind.read === 'singleton' && moved === 'both' ? 'unknown' : moved,
    properties: differences.map((property) =>
      withOrigin(withDefaultsSaid(kind, property, { before: owned, after: resource.body }), resource),
    ),
  };
  const requests = requestsFor(claim, before, differences);
  const apiVersion = higherVersion(resource.apiVersion, live?.apiVersion ?? resource.apiVersion);
  return {
    change,
    requests: requests.map((request) => toPlanned(key, { ...request, apiVersion })),
    apiVersion,
    before: live && before,
    after,
    resource,
    knownIds: input.knownIds,
  };
}

function isLeftAlone({ waived }: Claim, pointer: string): boolean {
  return waived?.pointers.some((place) => isWithin(pointer, place)) ?? false;
}

function requestsFor(
  { resource, live }: Claim,
  before: JsonObject,
  differences: readonly PropertyDifference[],
): readonly GraphRequest[] {
  const kind = kinds[resource.kind];
  if (live === undefined) return kind.create(resource.body);
  if (differences.length === 0) return [];
  const changed = differences.map(({ pointer }) => pointer);
  return kind.update({ desired: resource.body, live: before, stored: live.body, changed });
}

/** Plans hold writes only; that no kind asks for a GET is a law over the registry. */
function toPlanned(change: string, request: GraphRequest): PlannedRequest {
  if (request.method === 'GET') throw new Error(`unreachable: ${change} plans to read ${request.path}`);
  return { change, ...request, method: request.method };
}

function draftDelete(key: string, live: LiveObject, input: PlanInput): DraftChange {
  const kind = kinds[live.kind];
  const before = canonical(kind, input.named.get(live.id) ?? live.body);
  const change: PlannedChange = {
    action: 'delete',
    kind: live.kind,
    name: key.slice(live.kind.length + 1),
    title: live.displayName,
    id: live.id,
    liveDigest: digestOf(before),
    moved: movedSince(key, kind, input, { live: live.body }),
    properties: [...difference(before, {})],
  };
  const { apiVersion } = live;
  const requests = kind.remove(live.body).map((request) => toPlanned(key, { ...request, apiVersion }));
  return {
    change,
    requests,
    before,
    after: undefined,
    resource: undefined,
    apiVersion,
    knownIds: input.knownIds,
  };
}

/** Against what was last applied: whoever differs from it has moved. */
function movedSince(
  key: string,
  kind: Kind,
  { inventory, idOf }: PlanInput,
  { live = {}, wanted = {} }: { readonly live?: JsonObject | undefined; readonly wanted?: JsonObject },
): PlannedChange['moved'] {
  const applied = inventory.entries[key]?.applied;
  if (applied === undefined) return 'unknown';
  const tenantMoved = digestWithIds(kind, live, idOf) !== applied;
  const gitMoved = digestWithIds(kind, wanted, idOf) !== applied;
  return tenantMoved && gitMoved ? 'both' : tenantMoved ? 'tenant' : 'git';
}
