import { canonical } from '../compiler/diff/canonical.ts';
import type { Inventory } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import { kinds } from '../schemas/kinds/index.ts';
import type { Plan, PlannedChange, PlannedRequest } from '../schemas/plan.ts';
import { resourceKey } from '../schemas/resource.ts';
import { ApplyFailure } from './apply-failure.ts';
import { digestOf } from './diff/digest.ts';
import type { DraftChange } from './plan/build-plan.ts';
import { seenBeforeWriting } from './plan/only-owned.ts';
import { GraphError, type Lease, type Ports } from './ports.ts';
import { sendWrite } from './send-write.ts';
import type { Directory } from './tenant/directory.ts';
import { universalOrNamed } from './tenant/name-objects.ts';
import { readOne } from './tenant/read-one.ts';
import { withNames } from './tenant/references.ts';

/** The tenant is not what it was when the plan was made, so the plan means something else now. Nothing further was sent. */
export class StaleError extends Error {
  override readonly name = 'StaleError';
}

/** v1.0's answer for a policy with preview features (terraform-provider-azuread issue 937). */
const needsBeta = 1037;

export interface ApplyContext {
  readonly ports: Ports;
  readonly lease: Lease;
  readonly plan: Plan;
  readonly drafts: readonly DraftChange[];
  readonly directory: Directory;
  readonly inventory: Inventory;
  /** Keys of the inventory whose document and live object are both gone. */
  readonly vanished: readonly string[];
  readonly journal: readonly JournalEntry[];
  /** Origin of Graph, for bodies that hold links. */
  readonly origin: string;
  /** Aborted when the person wants to stop: the request in flight is finished, no other is begun. */
  readonly stop?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, change: PlannedChange) => void) | undefined;
}

export interface ApplyOutcome {
  readonly inventory: Inventory;
  readonly sent: number;
  /** True when the run stopped at the person's wish before everything was sent. */
  readonly interrupted: boolean;
}

/**
 * Carries out a plan, request by request. Every write is journalled before it is sent; an object is ours from the moment Graph
 * says it exists. Running again after any interruption continues from what the tenant and the journal say.
 */
export async function applyPlan(context: ApplyContext): Promise<ApplyOutcome> {
  const run = new ApplyRun(context);
  await run.settleInterrupted();
  await run.recordAdoptions();
  for (const draft of context.drafts) {
    if (context.stop?.aborted === true) return run.outcome(true);
    await run.carryOut(draft).catch((error: unknown) => run.fail(error, draft));
    if (run.stoppedWithin) return run.outcome(true);
  }
  await run.recordReleases();
  return run.outcome(false);
}

class ApplyRun {
  readonly #context: ApplyContext;
  #inventory: Inventory;
  #sequence: number;
  #sent = 0;
  stoppedWithin = false;

  constructor(context: ApplyContext) {
    this.#context = context;
    this.#inventory = context.inventory;
    const sequences = context.journal.map((entry) => entry.sequence);
    this.#sequence = sequences.reduce((last, next) => Math.max(last, next), context.inventory.sequence ?? 0);
  }

  outcome(interrupted: boolean): ApplyOutcome {
    return { inventory: this.#present(), sent: this.#sent, interrupted };
  }

  /**
   * Intents nobody answered. The plan was made after looking at the tenant, so what became of them is known by now: an object that
   * was made has been claimed, anything else is planned again.
   */
  async settleInterrupted(): Promise<void> {
    const { journal, ports, lease, drafts } = this.#context;
    const answered = new Set(
      journal.flatMap((entry) => (entry.type === 'outcome' && entry.result !== 'unknown' ? [entry.sequence] : [])),
    );
    const planned = new Set(
      drafts.filter(({ change }) => change.action === 'create').map(({ change }) => resourceKey(change)),
    );
    for (const intent of journal) {
      if (intent.type !== 'intent' || answered.has(intent.sequence)) continue;
      const result = intent.action === 'create' && planned.has(intent.key) ? 'abandoned' : 'done';
      const time = ports.clock.now().toISOString();
      await ports.store.appendJournal(lease, {
        type: 'outcome',
        sequence: intent.sequence,
        fence: lease.fence,
        time,
        result,
      });
    }
  }

  /** Objects taken over: from here on they are ours, though not ours to delete. */
  async recordAdoptions(): Promise<void> {
    const taken = this.#context.drafts.filter(({ change }) => change.action === 'adopt');
    for (const { change } of taken) this.#own(change, change.id, 'adopted');
    if (taken.length > 0) await this.#saveInventory();
  }

  async recordReleases(): Promise<void> {
    const { plan } = this.#context;
    const gone = new Set([...plan.releases, ...this.#context.vanished]);
    if (gone.size === 0) return;
    this.#inventory = {
      ...this.#inventory,
      entries: Object.fromEntries(Object.entries(this.#inventory.entries).filter(([key]) => !gone.has(key))),
    };
    await this.#saveInventory();
  }

  async carryOut(draft: DraftChange): Promise<void> {
    const { change, requests } = draft;
    if (requests.length === 0) return;
    await this.#refuseIfMoved(draft);
    let id = change.id;
    for (const [index, request] of requests.entries()) {
      // An object is begun and finished in one go where possible: between its requests it is only half of what git says.
      if (index > 0 && this.#context.stop?.aborted === true) this.stoppedWithin = true;
      if (this.stoppedWithin) return;
      const created = await this.#send(draft, request, id, index === 0 && change.action === 'create');
      if (created !== undefined) {
        id = created;
        this.#own(change, id, 'created');
        await this.#saveInventory();
      }
    }
    if (change.action === 'delete') await this.#disown(change);
    this.#context.onProgress?.(this.#sent, this.#context.plan.requests.length, change);
  }

  /** Graph's errors name a request; a person needs the object, and what was written before. */
  fail(error: unknown, draft: DraftChange): never {
    if (!(error instanceof GraphError)) throw error;
    throw new ApplyFailure(error, draft, { sent: this.#sent, total: this.#context.plan.requests.length });
  }

  async #send(
    draft: DraftChange,
    request: PlannedRequest,
    id: string | undefined,
    creates: boolean,
  ): Promise<string | undefined> {
    const isNew = draft.change.action === 'create' && !creates;
    this.#sequence += 1;
    const made = await sendWrite({
      ...this.#context,
      ...{ draft, request, id, creates, isNew },
      sequence: this.#sequence,
    });
    this.#sent += 1;
    return made;
  }

  /** There are no ETags to lean on, so the object is read once more right before it is written (no body of these kinds carries an ETag, and no known client sends If-Match). */
  async #refuseIfMoved({ change, resource, apiVersion }: DraftChange): Promise<void> {
    if (change.id === undefined) return;
    const { ports, directory } = this.#context;
    const kind = kinds[change.kind];
    const wantsMembers = resource?.body.members !== undefined;
    const live = await readOne(ports.graph, kind, change.id, apiVersion, wantsMembers).catch((error: unknown) => {
      if (!(error instanceof GraphError) || error.number !== needsBeta) throw error;
      throw new StaleError(
        `\`${change.title}\` (${resourceKey(change)}) uses preview features since the plan was made`,
      );
    });
    const named =
      live === undefined
        ? undefined
        : withNames(kind, live, (place, value) => universalOrNamed(directory, place.collection, value));
    const owned = named === undefined || resource === undefined ? named : seenBeforeWriting(resource, named);
    if (owned === undefined || digestOf(canonical(kind, owned)) !== change.liveDigest) {
      throw new StaleError(
        `\`${change.title}\` (${resourceKey(change)}) was ${owned === undefined ? 'deleted' : 'changed'} in the tenant after the plan was made`,
      );
    }
  }

  #own(change: PlannedChange, id: string | undefined, origin: 'created' | 'adopted'): void {
    if (id === undefined) return;
    const { directory, ports } = this.#context;
    directory.record(change.kind, change.name, id);
    const entry = { id, origin, since: ports.clock.now().toISOString() };
    this.#inventory = { ...this.#inventory, entries: { ...this.#inventory.entries, [resourceKey(change)]: entry } };
  }

  async #disown(change: PlannedChange): Promise<void> {
    const { [resourceKey(change)]: _, ...entries } = this.#inventory.entries;
    this.#inventory = { ...this.#inventory, entries };
    await this.#saveInventory();
  }

  /** The inventory as of the last request: the journal up to there is in it. */
  #present(): Inventory {
    return { ...this.#inventory, sequence: this.#sequence };
  }

  async #saveInventory(): Promise<void> {
    const { ports, lease } = this.#context;
    await ports.store.writeInventory(lease, this.#present());
  }
}
