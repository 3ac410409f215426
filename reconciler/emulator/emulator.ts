import { type BehaviourName, Behaviours } from './behaviours/behaviours.ts';
import { ROUTES } from './collections/index.ts';
import { type Fault, FaultScript } from './faults.ts';
import { RequestLog } from './http/request-log.ts';
import { Router } from './http/router.ts';
import { listen } from './http/server.ts';
import { Throttle } from './http/throttle.ts';
import { plant } from './plant.ts';
import { parseSeed, type TenantSeed } from './seed.ts';
import { contoso } from './seeds/contoso.ts';
import { TenantState } from './store/tenant-state.ts';
import { timestamps } from './timestamps.ts';

/** How an emulator is to be started; everything has a default. */
export interface EmulatorOptions {
  /** 0 or absent: any free port. The host is always 127.0.0.1. */
  readonly port?: number;
  /** File that keeps the tenant across restarts and crashes. Absent: memory only. */
  readonly store?: string;
  /** The tenant to begin with, used only while the store is empty. Absent: contoso. */
  readonly seed?: TenantSeed;
  /** Beliefs about Graph to switch on or off. */
  readonly behaviours?: Partial<Record<BehaviourName, boolean>>;
  /** Misfortunes to script. */
  readonly faults?: readonly Fault[];
  /** Refuses requests that rely on behaviour nobody has documented, such as PATCH merging below `conditions.*`. */
  readonly strict?: boolean;
  /** Enforces the documented request limits. */
  readonly throttling?: boolean;
  /** The clock, for tests that cannot wait. */
  readonly now?: () => Date;
}

/** A running emulator. `url` has no trailing slash and no version. */
export interface Emulator {
  readonly url: string;
  readonly port: number;
  /** Stops listening, cuts open connections and closes the store. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a tenant in this process that speaks Microsoft Graph v1.0 and beta over HTTP.
 * Rejects with SeedError for a bad seed, JournalFileError for a damaged store, ZodError for a bad fault script, TypeError for an
 * unknown behaviour, and the operating system's error when the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const seed = parseSeed(options.seed ?? contoso);
  const behaviours = new Behaviours(options.behaviours);
  const faults = new FaultScript(options.faults);
  const now = options.now ?? (() => new Date());
  const planted = plant(seed);
  const state = new TenantState(options.store);
  try {
    if (state.isEmpty) state.commit(planted);
    const world = { state, behaviours, strict: options.strict ?? false, now, stamp: timestamps(now) };
    const throttle = options.throttling === true ? new Throttle() : undefined;
    const machinery = { world, router: new Router(ROUTES), faults, throttle, log: new RequestLog() };
    const server = await listen(options.port ?? 0, machinery);
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= server.close().finally(() => state.close());
      return closing;
    };
    return { url: `http://127.0.0.1:${server.port}`, port: server.port, close };
  } catch (error) {
    state.close();
    throw error;
  }
}
