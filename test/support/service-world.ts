import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantSettings } from '../../compiler/project.ts';
import { projectSchema } from '../../compiler/project.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../reconciler/emulator/emulator.ts';
import type { Clock, ProjectAt, ProjectSource, Proposer, RunRecords } from '../../reconciler/ports.ts';
import { countedConnection } from '../../reconciler/service/counted-connection.ts';
import { createFileRecords } from '../../reconciler/service/file-records.ts';
import { everySeconds } from '../../reconciler/service/schedule.ts';
import { Service } from '../../reconciler/service/service.ts';
import type { ServiceListener, ServiceOptions } from '../../reconciler/service/service-options.ts';
import { Suspensions } from '../../reconciler/service/suspensions.ts';
import { stoppableClock } from '../../reconciler/service/watched-graph.ts';
import { createFileStore } from '../../reconciler/store/file-store.ts';
import type { RunRecord } from '../../schemas/run-record.ts';

/** A clock on which waiting takes no time: it only moves. `now` can be set, as people set clocks. */
export class FastClock implements Clock {
  #elapsed = 0;
  #wall: number;

  constructor(start = Date.parse('2026-11-25T12:00:00Z')) {
    this.#wall = start;
  }

  now(): Date {
    return new Date(this.#wall + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#elapsed += Math.max(0, milliseconds);
    // Others get their turn, as they would while somebody really waits.
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }

  /** Time passes up to a moment of the monotonic clock. */
  advanceTo(moment: number): void {
    this.#elapsed = Math.max(this.#elapsed, moment);
  }

  /** Somebody sets the clock, or the machine slept: the wall moves, and nothing else does. */
  jump(milliseconds: number): void {
    this.#wall += milliseconds;
  }
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** The schedule's view of a fast clock: time goes on to the next who waits for it, and only while no run is under way. */
class TickClock implements Clock {
  readonly #base: FastClock;
  readonly #idle: () => Promise<void>;
  #sleepers: Sleeper[] = [];
  #isGoing = false;

  constructor(base: FastClock, idle: () => Promise<void>) {
    this.#base = base;
    this.#idle = idle;
  }

  now(): Date {
    return this.#base.now();
  }

  monotonic(): number {
    return this.#base.monotonic();
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const sleeper = { until: this.monotonic() + milliseconds, wake };
      signal?.addEventListener('abort', abort, { once: true });
      this.#sleepers.push(sleeper);
      if (!this.#isGoing) this.#go().catch(reject);
    });
  }

  async #go(): Promise<void> {
    this.#isGoing = true;
    while (this.#sleepers.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#idle();
      if (this.#sleepers.length === 0) break;
      this.#base.advanceTo(Math.min(...this.#sleepers.map(({ until }) => until)));
      const due = this.#sleepers.filter(({ until }) => until <= this.monotonic());
      this.#sleepers = this.#sleepers.filter((each) => !due.includes(each));
      for (const { wake } of due) wake();
    }
    this.#isGoing = false;
  }
}

/** The files as the source gives them: what a test says they are at the moment. */
class HeldSource implements ProjectSource {
  commit = 1;
  files: Record<string, string>;
  error: unknown;
  #at: ProjectAt | undefined;

  constructor(files: Record<string, string>) {
    this.files = files;
  }

  /** Another commit. */
  push(files: Record<string, string>): void {
    this.files = { ...this.files, ...files };
    this.commit += 1;
    this.#at = undefined;
  }

  async checkOut(): Promise<ProjectAt> {
    if (this.error !== undefined) throw this.error;
    this.#at ??= this.#read();
    return this.#at;
  }

  #read(): ProjectAt {
    const files = Object.entries(this.files).map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }));
    const value = parseYaml('gatewright.yaml', this.files['gatewright.yaml'] ?? '').documents[0]?.value;
    const settings = projectSchema.safeParse(value);
    return {
      folder: { root: tmpdir(), files, settings: settings.success ? settings.data : { version: 1 } },
      commit: String(this.commit).padStart(40, '0'),
      ref: 'main',
      repository: 'https://git.example/policies',
    };
  }
}

export interface ServiceWorldOptions {
  readonly files: Record<string, string>;
  readonly emulator?: EmulatorOptions;
  readonly clock?: FastClock;
  readonly keep?: number;
  readonly stop?: AbortSignal;
  readonly url?: string;
  readonly random?: () => number;
  /** Time goes on while runs are under way. */
  readonly isOverlapping?: boolean;
  readonly options?: Partial<ServiceOptions>;
  readonly proposer?: Proposer;
}

/** The whole service in this process: real store, real records, real client over HTTP; the clock is fast and the files are held. */
export class ServiceWorld {
  readonly emulator: Emulator | undefined;
  readonly url: string;
  readonly clock: FastClock;
  readonly source: HeldSource;
  readonly records: RunRecords;
  readonly suspensions: Suspensions;
  readonly state: string;
  readonly log: string[] = [];
  readonly seen: (readonly [string, RunRecord | undefined])[] = [];
  readonly #given: ServiceWorldOptions;

  private constructor(given: ServiceWorldOptions, emulator: Emulator | undefined, state: string) {
    this.#given = given;
    this.emulator = emulator;
    this.url = given.url ?? emulator?.url ?? '';
    this.clock = given.clock ?? new FastClock();
    this.state = state;
    this.source = new HeldSource(given.files);
    this.records = createFileRecords({ directory: state, keep: given.keep ?? 100 });
    this.suspensions = new Suspensions(state);
  }

  static async start(given: ServiceWorldOptions): Promise<ServiceWorld> {
    const emulator = given.url === undefined ? await startEmulator(given.emulator) : undefined;
    return new ServiceWorld(given, emulator, await mkdtemp(join(tmpdir(), 'gatewright-service-')));
  }

  close(): Promise<void> {
    return this.emulator?.close() ?? Promise.resolve();
  }

  /** A service on the world's state, as a process that starts has one. */
  service(more: Partial<ServiceOptions> = {}): Service {
    let idle = () => Promise.resolve();
    const clock = new TickClock(this.clock, () => idle());
    const service = new Service(this.serviceOptions({ clock, ...more }));
    if (this.#given.isOverlapping !== true) idle = () => service.idle();
    return service;
  }

  serviceOptions(more: Partial<ServiceOptions> = {}): ServiceOptions {
    const { clock, state } = this;
    const random = { next: this.#given.random ?? (() => 0.5) };
    return {
      source: this.source,
      records: this.records,
      suspensions: this.suspensions,
      proposer: this.#given.proposer,
      listener: this.#listener(),
      log: (level, message, fields) => this.log.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`),
      ...{ clock, random },
      schedule: () => Promise.resolve(everySeconds(60, clock)),
      doorsOf: (tenant) => ({ store: createFileStore({ directory: state, tenant, clock }), clock, random }),
      connect: (name, settings) => this.#connect(name, settings),
      tenants: [],
      oursOnly: false,
      concurrency: 4,
      ...this.#given.options,
      ...more,
    };
  }

  /** One tick of a new service. */
  tick(more: Partial<ServiceOptions> = {}): Promise<readonly RunRecord[]> {
    return this.service(more).once(new AbortController().signal);
  }

  /** A raw request, as somebody in the portal. */
  async send(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  }

  async list(path: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.send('GET', path)).value as Record<string, unknown>[];
  }

  #connect(name: string, settings: TenantSettings | undefined) {
    return countedConnection({
      ...{ name, settings, graph: this.url, token: 'emulator' },
      clock: stoppableClock(this.clock, this.#given.stop ?? new AbortController().signal),
      random: { next: () => 0.5 },
    });
  }

  #listener(): ServiceListener {
    return {
      sourceRead: () => {},
      ran: (tenant, { record }) => this.seen.push([tenant, record]),
      gone: () => {},
      recorded: () => {},
      scheduled: () => {},
    };
  }
}
