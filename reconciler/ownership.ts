import { canonical } from '../compiler/diff/canonical.ts';
import { type Finding, findingOf } from '../schemas/finding.ts';
import type { Inventory, InventoryEntry } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import type { JsonObject } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { isProvided } from '../schemas/kinds/is-provided.ts';
import { titleOf } from '../schemas/kinds/title-of.ts';
import { readPointer } from '../schemas/pointer.ts';
import { originOf, type Resource, resourceKey } from '../schemas/resource.ts';
import { openCreates } from './tenant/open-creates.ts';
import type { LiveObject, Snapshot } from './tenant/snapshot.ts';
import { nameTaken, notProvided } from './tenant/tenant-rules.ts';

/**
 * Which live objects are ours.
 *
 * Ownership rests on evidence: an entry of the inventory, which holds what the journal knows of ids Graph gave us. Names and content
 * are no evidence, anybody can choose them. An object that merely bears a wanted name is taken over, never to be deleted by us, when
 * it already is what git says (nothing would be written), when a person asks for it by key, or when a run was cut short while it was
 * creating just this and what came of it is unknown.
 */
export interface Ownership {
  readonly claims: readonly Claim[];
  /** Ours, and no document speaks of them any more. */
  readonly orphans: readonly {
    readonly key: string;
    readonly entry: InventoryEntry;
    readonly live: LiveObject | undefined;
  }[];
  /** Live objects of the kinds read that nobody declared and that are not ours. */
  readonly unmanaged: readonly LiveObject[];
  readonly findings: readonly Finding[];
}

/** A desired resource and the live object that is it, if there is one. */
export interface Claim {
  readonly resource: Resource;
  readonly live: LiveObject | undefined;
  /** inventory: known as ours; adopted: found in the tenant, taken over now; provided: made by the service, never ours, only named. */
  readonly by: 'inventory' | 'adopted' | 'provided';
  /** Where a waiver covers something: `resource` then says of it what the tenant has. */
  readonly waived?: {
    /** Places that are left alone, and all below them. */
    readonly pointers: readonly string[];
    /** What git says, and what the tenant would have but for what is waived: they tell who moved besides. */
    readonly wanted: JsonObject;
    readonly live: JsonObject;
  };
}

export interface OwnershipInput {
  readonly resources: readonly Resource[];
  readonly snapshot: Snapshot;
  /** Live bodies with names for ids, by object id. */
  readonly named: ReadonlyMap<string, JsonObject>;
  readonly inventory: Inventory;
  readonly journal: readonly JournalEntry[];
  /** Keys a person asked to take over. */
  readonly adopt: readonly string[];
}

export function claimObjects(input: OwnershipInput): Ownership {
  const { resources, snapshot, inventory } = input;
  const ownedIds = new Set(Object.values(inventory.entries).map((entry) => entry.id));
  const findings: Finding[] = [];
  const claims = resources.map((resource): Claim => {
    if (isProvided(kinds[resource.kind], resource.body)) return claimProvided(resource, snapshot, findings);
    const entry = inventory.entries[resourceKey(resource)];
    const live = entry === undefined ? undefined : snapshot.objects.find((object) => object.id === entry.id);
    if (live !== undefined) return { resource, live, by: 'inventory' };
    if (kinds[resource.kind].read === 'singleton') return claimSingleton(resource, snapshot);
    const candidates = snapshot.objects.filter((object) => bears(object, resource) && !ownedIds.has(object.id));
    const claim = claimCandidate(resource, candidates, input);
    if (claim === undefined) findings.push(taken(resource, candidates));
    return claim ?? { resource, live: undefined, by: 'inventory' };
  });
  const claimed = new Set(claims.flatMap((claim) => claim.live?.id ?? []));
  // A kind that was only read because its objects may use one that goes is none of our business otherwise.
  const managed = new Set([...resources.map(({ kind }) => kind), ...Object.keys(inventory.entries).map(kindOf)]);
  // An object of ours under the key of one the service made is none that a document speaks of.
  const declared = new Set(claims.filter(({ by }) => by !== 'provided').map(({ resource }) => resourceKey(resource)));
  return {
    claims,
    orphans: Object.entries(inventory.entries)
      .filter(([key]) => !declared.has(key))
      .map(([key, entry]) => ({ key, entry, live: snapshot.objects.find((object) => object.id === entry.id) })),
    unmanaged: snapshot.objects.filter(
      (object) =>
        !claimed.has(object.id) &&
        !ownedIds.has(object.id) &&
        managed.has(object.kind) &&
        kinds[object.kind].read === 'collection' &&
        !isProvided(kinds[object.kind], object.body),
    ),
    findings,
  };
}

/**
 * The claims on objects that others refer to, known before anything is named: a policy that names a group taken over in this very
 * run must see it under its name in git.
 */
export function claimReferenced(input: Omit<OwnershipInput, 'named'>): readonly Claim[] {
  const resources = input.resources.filter(({ kind }) => kinds[kind].references.length === 0 || kind === 'groups');
  return claimObjects({ ...input, resources, named: new Map() }).claims;
}

/** The claim on one of the objects that bear the name; undefined when the name is taken by something we may not touch. */
function claimCandidate(
  resource: Resource,
  candidates: readonly LiveObject[],
  input: OwnershipInput,
): Claim | undefined {
  const key = resourceKey(resource);
  const [only] = candidates;
  if (only === undefined) return { resource, live: undefined, by: 'inventory' };
  const wasBeingCreated = openCreates(input.journal).includes(key);
  const twin = candidates.find((live) => wasBeingCreated && looksCreated(resource, live, input));
  if (twin !== undefined) return { resource, live: twin, by: 'adopted' };
  if (candidates.length > 1) return undefined;
  const isSame = sameBody(resource.body, only, input);
  return isSame || input.adopt.includes(key) ? { resource, live: only, by: 'adopted' } : undefined;
}

/** Every tenant has it, and stating a member is asking for it: there is nothing to create, and nobody to ask whose it is. */
function claimSingleton(resource: Resource, { objects }: Snapshot): Claim {
  return { resource, live: objects.find(({ kind }) => kind === resource.kind), by: 'adopted' };
}

function kindOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** A create may have got no further than its first request, e.g. a compliance policy without its assignments. */
function looksCreated(resource: Resource, live: LiveObject, input: OwnershipInput): boolean {
  const [first] = kinds[resource.kind].create(resource.body);
  return sameBody(resource.body, live, input) || (first?.body !== undefined && sameBody(first.body, live, input));
}

function sameBody(body: JsonObject, live: LiveObject, { named }: OwnershipInput): boolean {
  const kind = kinds[live.kind];
  return JSON.stringify(canonical(kind, body)) === JSON.stringify(canonical(kind, named.get(live.id) ?? live.body));
}

/** An id the author chose is the identity of an object; elsewhere the display name makes a candidate. */
function bears(object: LiveObject, resource: Resource): boolean {
  const kind = kinds[resource.kind];
  if (object.kind !== resource.kind || isProvided(kind, object.body)) return false;
  if (kind.chosenId === undefined) return object.displayName === titleOf(kind, resource.body);
  return object.id === readPointer(resource.body, kind.chosenId);
}

/** The service's own object: the one of that name, or the only one of its sort, whatever it is called. */
function claimProvided(resource: Resource, snapshot: Snapshot, findings: Finding[]): Claim {
  const kind = kinds[resource.kind];
  const provided = snapshot.objects.filter((object) => object.kind === resource.kind && isProvided(kind, object.body));
  const named = provided.find((object) => object.displayName === resource.body.displayName);
  const live = named ?? (provided.length === 1 ? provided[0] : undefined);
  if (live === undefined) findings.push(missing(resource, kind.provided?.noun ?? kind.title));
  return { resource, live, by: 'provided' };
}

function missing(resource: Resource, noun: string): Finding {
  const span = originOf(resource, '/displayName')?.span;
  return findingOf(notProvided, {
    message: `the tenant has no ${noun} for \`${String(resource.body.displayName)}\``,
    help: 'only the service makes these; remove the document, or switch the feature on in the tenant',
    resource: resourceKey(resource),
    ...(span === undefined ? {} : { span }),
  });
}

function taken(resource: Resource, candidates: readonly LiveObject[]): Finding {
  const key = resourceKey(resource);
  const { title } = kinds[resource.kind];
  const called = titleOf(kinds[resource.kind], resource.body) ?? resource.name;
  const ids = candidates.map((candidate) => `\`${candidate.id}\``).join(', ');
  const span = originOf(resource, '/displayName')?.span;
  return findingOf(nameTaken, {
    message: `the tenant has a ${title} called \`${called}\` that is not ours (${ids})`,
    help:
      candidates.length === 1
        ? `take it over with \`--adopt ${key}\`, or give the document another title`
        : 'give the document another title, or rename those in the tenant',
    resource: key,
    ...(span === undefined ? {} : { span }),
  });
}
