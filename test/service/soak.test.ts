import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allListeners } from '../../reconciler/service/all-listeners.ts';
import { Health } from '../../reconciler/service/health.ts';
import { Metrics } from '../../reconciler/service/metrics.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { ServiceWorld } from '../support/service-world.ts';

/*
 * The service under a fast clock, against an emulator in a process of its own, so that what is measured is the service alone. Before
 * each tick somebody in the portal may edit, delete or make something, a commit may come, and faults may be armed. What must hold is
 * held against what the emulator saw and what the tester did, never against what the service says of itself alone.
 */
const ticks = Number(process.env.SOAK_TICKS ?? 150);
const seed = Number(process.env.SOAK_SEED ?? 5);
/** Between the tick at a tenth of the way and the last. */
const heapBound = 8 * 1024 * 1024;

const ca = '/v1.0/identity/conditionalAccess/policies';
const names = ['mail', 'files', 'admins', 'guests', 'sales', 'board', 'phones', 'risky'];
const states = ['enabled', 'disabled', 'enabledForReportingButNotEnforced'];
const rollouts = ['enabled', 'disabled', 'reportOnly'] as const;

let emulator: { readonly url: string; readonly end: () => Promise<unknown> };
beforeAll(async () => {
  emulator = await startEmulatorProcess();
});
afterAll(() => emulator.end());

/** A number from a seed, so that a failure can be had again (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const projectFile = (mode: string) =>
  `version: 1\nbreakGlass: { groups: [Break Glass] }\nschedule: { cron: "* * * * *", onDrift: ${mode} }\n`;

function policiesFile(rolloutOf: ReadonlyMap<string, string>): string {
  return names
    .map(
      (name) =>
        `kind: Protection\nname: ${name}\ntitle: Policy ${name}\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: ${rolloutOf.get(name) ?? 'enabled'}\n`,
    )
    .join('---\n');
}

interface Seen {
  readonly method: string;
  readonly status: number;
}

class Tester {
  readonly world: ServiceWorld;
  readonly random: () => number;
  readonly rolloutOf = new Map<string, string>();
  /** What somebody did and no record has told yet, by name of the policy; `+` before the title of one that nobody declared. */
  readonly pending = new Set<string>();
  readonly #stop: AbortController;
  mode = 'repair';
  tick = 0;
  #ids = new Map<string, string>();
  #strangers: string[] = [];
  #writes = 0;
  /** The one that was armed for this tick. */
  #fault: { readonly fault: string; readonly applied?: boolean } | undefined;
  readonly told = { edits: 0, faults: 0, commits: 0, repairs: 0, failures: 0 };
  readonly heap: number[] = [];

  constructor(world: ServiceWorld, stop: AbortController) {
    this.world = world;
    this.random = randomFrom(seed);
    this.#stop = stop;
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.random() * values.length)] as Value;
  }

  /** What happens before a tick. */
  async meddle(): Promise<void> {
    this.tick += 1;
    if (this.tick === Math.max(2, Math.floor(ticks / 10)) || this.tick === ticks) this.heap.push(await heapInUse());
    await this.#clearFaults();
    if (this.tick === 1) return;
    await this.#learn();
    if (this.chance(0.12)) await this.#edit();
    if (this.chance(0.02)) await this.#delete();
    if (this.chance(0.02)) await this.#addStranger();
    else if (this.#strangers.length > 0 && this.chance(0.1)) await this.#removeStranger();
    if (this.chance(0.02)) this.#commit();
    if (this.tick % 50 === 0) this.#changeMode();
    await this.world.send('DELETE', '/_emulator/requests');
    if (this.chance(0.06)) await this.#armFault();
  }

  async #learn(): Promise<void> {
    // Only where something may have moved: listing costs as much as a tick.
    if (this.#ids.size === names.length && this.#writes === 0) return;
    this.#ids = new Map();
    for (const { id, displayName } of await this.world.list(ca)) {
      const name = /^Policy (\w+)/.exec(String(displayName))?.[1];
      if (name !== undefined) this.#ids.set(name, String(id));
    }
  }

  async #edit(): Promise<void> {
    const name = this.pick([...this.#ids.keys()]);
    const body = { displayName: `Policy ${name} edited ${this.tick}`, state: this.pick(states) };
    await this.world.send('PATCH', `${ca}/${this.#ids.get(name)}`, body);
    this.#did(name);
  }

  async #delete(): Promise<void> {
    const name = this.pick([...this.#ids.keys()]);
    await this.world.send('DELETE', `${ca}/${this.#ids.get(name)}`);
    this.#ids.delete(name);
    this.#did(name);
  }

  async #addStranger(): Promise<void> {
    const displayName = `Stranger ${this.tick}`;
    const { id } = await this.world.send('POST', ca, {
      displayName,
      state: 'disabled',
      conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
    this.#strangers.push(String(id));
    this.#did(`+${displayName}`);
  }

  async #removeStranger(): Promise<void> {
    await this.world.send('DELETE', `${ca}/${this.#strangers.shift()}`);
    for (const each of this.pending) if (each.startsWith('+')) this.pending.delete(each);
  }

  #did(what: string): void {
    this.pending.add(what);
    this.told.edits += 1;
  }

  #commit(): void {
    this.rolloutOf.set(this.pick(names), this.pick(rollouts));
    this.world.source.push({ 'policies.yaml': policiesFile(this.rolloutOf) });
    this.told.commits += 1;
  }

  #changeMode(): void {
    this.mode = this.mode === 'repair' && this.tick + 60 < ticks ? 'report' : 'repair';
    this.world.source.push({ 'gatewright.yaml': projectFile(this.mode) });
  }

  async #clearFaults(): Promise<void> {
    this.#fault = undefined;
    if (this.tick > 1) await this.world.send('DELETE', '/_emulator/faults');
  }

  async #armFault(): Promise<void> {
    const isWrite = this.chance(0.4);
    const fault = isWrite
      ? this.pick(['throttle', 'resetBefore', 'resetAfter', 'error503'])
      : this.pick(['throttle', 'throttleWithoutRetryAfter', 'error500', 'html502', 'resetBefore', 'truncateBody']);
    const method = isWrite ? this.pick(['PATCH', 'POST']) : 'GET';
    const often = this.chance(0.2) ? {} : { times: 1 + Math.floor(this.random() * 3) };
    const applied = fault === 'error503' ? { applied: this.chance(0.5) } : {};
    this.#fault = { fault, ...applied };
    const armed = { fault, match: { method, path: '/*/identity/**' }, ...often, ...applied };
    await this.world.send('POST', '/_emulator/faults', { faults: [armed] });
    this.told.faults += 1;
  }

  /** What must hold of the tick that just ended. */
  async judge(record: RunRecord | undefined): Promise<void> {
    const where = `tick ${this.tick} of seed ${seed}`;
    if (record === undefined) throw new Error(`${where} left no record`);
    const { plan, outcome } = record;
    const requests = (await this.#seen()).filter(({ method }) => method !== 'GET');
    this.#writes = requests.length + this.pending.size;
    const carriedOut = requests.filter(({ status }) => status >= 200 && status < 300);
    if (outcome === 'failed') this.told.failures += 1;
    if (record.mode === 'report' || outcome === 'inSync' || outcome === 'drift')
      expect([where, requests]).toEqual([where, []]);
    // Never more than was planned; exactly that where the record says it was done.
    this.#judgeWrites(record, requests, carriedOut, where);
    if (plan === undefined) return;
    const shown = new Set([...plan.changes.map(({ name }) => name), ...plan.unmanaged.map(({ title }) => `+${title}`)]);
    expect([where, [...this.pending].filter((each) => !shown.has(each))]).toEqual([where, []]);
    this.pending.clear();
  }

  /** Never more than was planned; exactly that where the record says it was done. */
  #judgeWrites(record: RunRecord, requests: readonly Seen[], carriedOut: readonly Seen[], where: string): void {
    const details = `${where}: ${JSON.stringify({ fault: this.#fault, requests, planned: record.plan?.requests, sent: record.sent })}`;
    const planned = record.plan?.requests ?? [];
    const creating = (each: { readonly method: string }) => each.method === 'POST';
    expect(carriedOut.filter(creating).length, details).toBeLessThanOrEqual(planned.filter(creating).length);
    if (record.outcome === 'repaired') {
      this.told.repairs += 1;
      expect(record.sent, details).toBe(planned.length);
    }
    // A PATCH or DELETE whose answer was lost says the same thing twice, and is sent again; nothing else is.
    if (this.#losesAnswers) return;
    expect(carriedOut.length, details).toBeLessThanOrEqual(planned.length);
    if (record.outcome === 'repaired') expect(carriedOut.length, details).toBe(planned.length);
  }

  get #losesAnswers(): boolean {
    return this.#fault?.fault === 'resetAfter' || this.#fault?.applied === true;
  }

  async #seen(): Promise<readonly Seen[]> {
    return (await this.world.send('GET', '/_emulator/requests')).value as Seen[];
  }

  end(): void {
    this.#stop.abort(new Error('the soak is over'));
  }
}

test(`${ticks} ticks: nothing missed, nothing done twice, nothing kept`, { timeout: 3_600_000 }, async () => {
  const world = await ServiceWorld.start({
    url: emulator.url,
    files: { 'gatewright.yaml': projectFile('repair'), 'policies.yaml': policiesFile(new Map()) },
    keep: 50,
  });
  const stop = new AbortController();
  const tester = new Tester(world, stop);
  const metrics = new Metrics();
  const health = new Health(world.clock);
  let record: RunRecord | undefined;
  const listener = allListeners(metrics, health, {
    ...world.serviceOptions().listener,
    ran: (_, seen) => {
      record = seen.record;
    },
  });
  const source = {
    checkOut: async () => {
      if (tester.tick > 0) await tester.judge(record);
      record = undefined;
      if (tester.tick < ticks) await tester.meddle();
      else tester.end();
      return world.source.checkOut();
    },
  };
  const failure = { error: undefined as unknown };
  const guarded = {
    checkOut: () =>
      source.checkOut().catch((error: unknown) => {
        failure.error ??= error;
        tester.end();
        throw error;
      }),
  };
  const began = performance.now();
  await world.service({ source: guarded, listener, log: () => {} }).run(stop.signal);
  if (failure.error !== undefined) throw failure.error;
  const took = performance.now() - began;

  await world.send('DELETE', '/_emulator/faults');
  world.source.push({ 'gatewright.yaml': projectFile('repair') });
  await world.tick();
  const [last] = await world.tick({ oursOnly: true });
  expect(last?.outcome).toBe('inSync');
  const spelt: Readonly<Record<string, string>> = { reportOnly: 'enabledForReportingButNotEnforced' };
  const live = (await world.list(ca)).filter(({ displayName }) => !String(displayName).startsWith('Stranger'));
  const wanted = names.map((name) => {
    const rollout = tester.rolloutOf.get(name) ?? 'enabled';
    return [`Policy ${name}`, spelt[rollout] ?? rollout];
  });
  expect(live.map(({ displayName, state }) => [displayName, state]).toSorted()).toEqual(wanted.toSorted());
  const [early = 0, late = 0] = tester.heap;
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  const summary = `${(took / ticks).toFixed(1)} ms a tick, heap ${megabytes(early)} → ${megabytes(late)} MiB, ${JSON.stringify(tester.told)}`;
  if (process.env.SOAK_TICKS !== undefined) console.log(summary);
  expect(late - early, summary).toBeLessThan(heapBound);
  expect(tester.told.repairs, summary).toBeGreaterThan(ticks / 100);
});

async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

async function startEmulatorProcess() {
  const program = fileURLToPath(new URL('../../dist/reconciler/cli/main.js', import.meta.url));
  // The audit log would grow with each edit, and be read whole each time somebody is looked for in it.
  const child = spawn(process.execPath, [program, 'emulate', '--without', 'mutationsAreAudited'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const end = () => {
    const ended = once(child, 'exit');
    child.kill();
    return ended;
  };
  return { url: line.replace('listening on ', ''), end };
}
