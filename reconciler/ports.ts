import type { GraphRequest } from '../schemas/graph-request.ts';
import type { Inventory } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import type { Json, JsonObject } from '../schemas/json.ts';

/** The doors out of the program. Everything that touches the world goes through one of these. */
export interface Ports {
  readonly graph: Graph;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
}

export interface GraphResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for 204 and other empty answers. */
  readonly body?: Json;
}

export interface Graph {
  /**
   * Sends one request. GET is repeated on 429, 5xx and broken connections until the deadline; a write is repeated only when the
   * answer proves that nothing happened (429, or refused before it was sent).
   * Throws GraphError; `outcome: 'unknown'` means that a write may or may not have happened.
   */
  send(request: GraphRequest, options?: { readonly signal?: AbortSignal }): Promise<GraphResponse>;
  /** Every object of a collection, over all pages. Complete or a GraphError: never a part. */
  list(request: GraphRequest, options?: { readonly signal?: AbortSignal }): Promise<readonly JsonObject[]>;
}

/** An answer of Graph that is not a success, or no answer at all (`status` 0). */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  /** Graph's `error.code`, e.g. `BadRequest`; a word of ours in `status` 0, e.g. `ConnectionLost`. */
  readonly code: string;
  /** The four-digit number Conditional Access puts at the head of its texts, e.g. 1007. */
  readonly number: number | undefined;
  readonly requestId: string | undefined;
  /** refused: nothing changed. unknown: a write may have happened; look before trying again. */
  readonly outcome: 'refused' | 'unknown';
  readonly request: GraphRequest;

  constructor(details: {
    readonly message: string;
    readonly status: number;
    readonly code: string;
    readonly number?: number | undefined;
    readonly requestId?: string | undefined;
    readonly outcome: 'refused' | 'unknown';
    readonly request: GraphRequest;
    readonly cause?: unknown;
  }) {
    super(details.message, { cause: details.cause });
    this.status = details.status;
    this.code = details.code;
    this.number = details.number;
    this.requestId = details.requestId;
    this.outcome = details.outcome;
    this.request = details.request;
  }
}

export interface Clock {
  /** Wall-clock time, for timestamps people read. */
  now(): Date;
  /** Milliseconds that never run backwards, for waits and deadlines. */
  monotonic(): number;
  /** Resolves after `milliseconds`, or rejects with the signal's reason as soon as it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  /** A number from 0 (included) to 1 (excluded), for jitter. */
  next(): number;
}

/** What one tenant's reconciler remembers between runs. */
export interface Store {
  /** Takes the tenant's lock or throws StoreError `held`. Every write below needs it. */
  lock(): Promise<Lease>;
  /** The inventory, or an empty one where there has never been any. Throws StoreError `damaged` rather than guess. */
  readInventory(): Promise<Inventory>;
  writeInventory(lease: Lease, inventory: Inventory): Promise<void>;
  readJournal(): Promise<readonly JournalEntry[]>;
  /** Durable when it resolves: the entry survives a crash of the process. */
  appendJournal(lease: Lease, entry: JournalEntry): Promise<void>;
}

/** The right to write to one tenant's store. `fence` grows by one with each lock taken; a holder whose fence is old is refused. */
export interface Lease {
  readonly fence: number;
  release(): Promise<void>;
}

export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** held: another process has the lock; lost: ours was taken over; damaged: the file is torn or was edited; unwritable: disk;
   * foreign: it speaks of another tenant. */
  readonly reason: 'held' | 'lost' | 'damaged' | 'unwritable' | 'foreign';
  readonly help: string;

  constructor(reason: StoreError['reason'], message: string, help: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
    this.help = help;
  }
}
