import type { Inventory } from '../../schemas/inventory.ts';
import type { JournalEntry } from '../../schemas/journal.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { titleOf } from '../../schemas/kinds/title-of.ts';
import { type ManagedCollection, managedCollections, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Clock, Graph, Ports } from '../ports.ts';
import { openCreates } from './open-creates.ts';
import { listsMembers, readTenant } from './read.ts';
import { readListedOne } from './read-collection.ts';
import { withMembers } from './read-one.ts';
import type { LiveObject, Snapshot } from './snapshot.ts';
import { toLiveObject } from './to-live-object.ts';

/**
 * For how long after a write a read may show the state before it. Graph documents no bound; a run that waited longer would keep
 * whoever asks what happened waiting for every object somebody deleted. Ownership rests on ids, so this is about speed only.
 */
const longestLag = 15_000;
/** Fewer answers than these prove nothing: the provider of azuread wants several in a row (terraform-provider-azuread, 2026). */
const fewestLooks = 3;
const firstPause = 2_000;
const longestPause = 8_000;

/**
 * What is in the tenant, as far as it can be known. Replicas lag, so neither a list without an object of ours nor one 404 says that
 * it is gone, and a write whose answer was lost may show late. Whatever is missing is asked for by id, several times; while the
 * journal holds a recent write, until its effects must be visible.
 */
export async function readSettled(
  { graph, clock }: Pick<Ports, 'graph' | 'clock'>,
  resources: readonly Resource[],
  inventory: Inventory,
  journal: readonly JournalEntry[],
): Promise<Snapshot> {
  const until = clock.monotonic() + lagLeft(journal, clock);
  let snapshot = await readTenant(graph, resources, inventory);
  for (const pause of pauses()) {
    const isAwaited = openCreates(journal).some((key) => awaits(key, resources, inventory, snapshot));
    if (!isAwaited || clock.monotonic() >= until) break;
    await clock.sleep(pause);
    snapshot = await readTenant(graph, resources, inventory);
  }
  const lookFor = finder(graph, resources, inventory);
  let missing = missingFrom(snapshot, inventory);
  const found: LiveObject[] = [];
  let looks = 0;
  for (const pause of pauses()) {
    for (const wanted of missing) found.push(...(await lookFor(wanted)));
    missing = missing.filter(({ id }) => !found.some((object) => object.id === id));
    looks += 1;
    if (missing.length === 0 || (looks >= fewestLooks && clock.monotonic() >= until)) break;
    await clock.sleep(pause);
  }
  return { ...snapshot, objects: [...snapshot.objects, ...found] };
}

/** How much longer a read may show the state before the last write. A clock that was set back makes it no longer than that. */
function lagLeft(journal: readonly JournalEntry[], clock: Clock): number {
  const last = journal.findLast((entry) => entry.type === 'intent' || entry.id !== undefined);
  if (last === undefined) return 0;
  const age = clock.now().getTime() - Date.parse(last.time);
  return Math.min(longestLag, Math.max(0, longestLag - age));
}

function* pauses(): Generator<number, void> {
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) yield pause;
}

/** True where an object may have been made that no list shows yet. One whose id is its author's choice cannot be made twice. */
function awaits(key: string, resources: readonly Resource[], inventory: Inventory, { objects }: Snapshot): boolean {
  const resource = resources.find((candidate) => resourceKey(candidate) === key);
  if (resource === undefined || inventory.entries[key] !== undefined) return false;
  if (kinds[resource.kind].chosenId !== undefined) return false;
  const title = titleOf(kinds[resource.kind], resource.body);
  const owned = new Set(Object.values(inventory.entries).map(({ id }) => id));
  return !objects.some(
    ({ kind, displayName, id }) => kind === resource.kind && displayName === title && !owned.has(id),
  );
}

interface Missing {
  readonly kind: ManagedCollection;
  readonly id: string;
}

function missingFrom({ objects }: Snapshot, inventory: Inventory): readonly Missing[] {
  const seen = new Set(objects.map(({ kind, id }) => `${kind}/${id}`));
  return Object.entries(inventory.entries).flatMap(([key, { id }]) => {
    const kind = managedCollections.find((collection) => key.startsWith(`${collection}/`));
    return kind === undefined || seen.has(`${kind}/${id}`) ? [] : [{ kind, id }];
  });
}

/** Asks for one object by its id and gives it, or nothing. */
function finder(graph: Graph, resources: readonly Resource[], inventory: Inventory) {
  const needsMembers = listsMembers(
    resources.filter(({ kind }) => kinds[kind].read === 'byName'),
    inventory,
  );
  return async ({ kind: collection, id }: Missing): Promise<readonly LiveObject[]> => {
    const kind = kinds[collection];
    const listed = await readListedOne(graph, kind, resources, id);
    if (listed === undefined) return [];
    const isListing = kind.read === 'byName' && needsMembers(id, listed.body);
    const body = isListing ? await withMembers(graph, kind, listed.body) : listed.body;
    return [toLiveObject(kind, { ...listed, body })];
  };
}
