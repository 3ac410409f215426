import type { GraphRequest } from '../schemas/graph-request.ts';
import type { Inventory } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import type { Json, JsonObject } from '../schemas/json.ts';
import type { RunRecord, TenantState } from '../schemas/run-record.ts';

import type { ProjectFolder } from './project/project-folder.ts';
import type { Planned, RunInput } from './run.ts';

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

/** Any other service over HTTP: webhooks, pull requests. Follows no redirects. */
export interface Web {
  /** Resolves with whatever the other side answers; throws WebError where there is no answer. What an answer has beyond `largestAnswer` is cut. */
  send(request: WebRequest): Promise<WebResponse>;
}

export interface WebRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the other side counts as down; 30,000 when absent. */
  readonly timeout?: number;
  /** Bytes of the answer that are kept; 1 MiB when absent. */
  readonly largestAnswer?: number;
  readonly signal?: AbortSignal;
}

export interface WebResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** No answer: refused, reset, too slow. The address may be a secret, so the message never holds more of it than the host. */
export class WebError extends Error {
  override readonly name = 'WebError';
}

/** What the service remembers of its runs. The page, the metrics and the notifications read nothing else. */
export interface RunRecords {
  append(record: RunRecord): Promise<void>;
  /** Newest first. `before` is the id of a record: only older ones. */
  list(query: {
    readonly tenant?: string;
    readonly before?: string;
    readonly limit: number;
  }): Promise<readonly RunRecord[]>;
  read(id: string): Promise<RunRecord | undefined>;
  /** Returns the digest that names it. Writing the same content again changes nothing. */
  writeState(state: TenantState): Promise<string>;
  readState(digest: string): Promise<TenantState | undefined>;
}

/** Where the files come from: a working folder, or a repository that is fetched. What it gives is a commit, unless a person asked otherwise. */
export interface ProjectSource {
  /** Brings the newest state here and verifies it. Throws SourceError. */
  checkOut(signal?: AbortSignal): Promise<ProjectAt>;
}

export interface ProjectAt {
  readonly folder: ProjectFolder;
  /** Full id; absent where the folder is in no git. */
  readonly commit?: string;
  /** As given: a branch, a tag or a commit. */
  readonly ref?: string;
  /** Address without credentials. */
  readonly repository?: string;
  /** Whose signature was required and found. */
  readonly signer?: string;
}

export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** unsigned and untrusted: a signature was required. rollback: the commit does not follow the last one. dirty: files differ from the commit. */
  readonly reason: 'unreachable' | 'denied' | 'missing' | 'unsigned' | 'untrusted' | 'rollback' | 'dirty' | 'failed';
  readonly help: string;

  constructor(reason: SourceError['reason'], message: string, help: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
    this.help = help;
  }
}

/** Opens a pull request that adopts what the tenant has into the files. */
export interface Proposer {
  /** Undefined where there is nothing that files could say. Throws ProposalError. */
  propose(found: {
    readonly planned: Planned;
    readonly project: ProjectAt;
    readonly ports: Ports;
    readonly input: RunInput;
  }): Promise<NonNullable<RunRecord['proposal']> | undefined>;
}

export class ProposalError extends Error {
  override readonly name = 'ProposalError';
  readonly help: string;

  constructor(message: string, help: string, cause?: unknown) {
    super(message, { cause });
    this.help = help;
  }
}

/** Tells people what came of a run. Never throws: a webhook that is down must not stop the service. */
export interface Notifier {
  tell(record: RunRecord): Promise<void>;
}
