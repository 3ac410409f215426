import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { createGraph } from '../../reconciler/graph/create-graph.ts';
import { createStaticToken } from '../../reconciler/graph/identity/static-token.ts';
import type { Clock, Ports } from '../../reconciler/ports.ts';
import {
  type ApplyOptions,
  makePlan,
  type Planned,
  type RunInput,
  reconcile,
  type Unplanned,
} from '../../reconciler/run.ts';
import { createFileStore } from '../../reconciler/store/file-store.ts';
import { systemRandom } from '../../reconciler/system/system-random.ts';

/** A clock on which waiting takes no time: it only moves. */
function fastClock(): Clock {
  let elapsed = 0;
  const start = Date.now();
  return {
    now: () => new Date(start + elapsed),
    monotonic: () => elapsed,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      elapsed += milliseconds;
    },
  };
}

export const minimalProject = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';

/** An emulated tenant of its own, and the reconciler's real ports to it over HTTP. */
export class TenantWorld {
  readonly emulator: Emulator;
  readonly ports: Ports;
  readonly #storeFolder: string;

  private constructor(emulator: Emulator, ports: Ports, storeFolder: string) {
    this.emulator = emulator;
    this.ports = ports;
    this.#storeFolder = storeFolder;
  }

  static async start(options: EmulatorOptions = {}): Promise<TenantWorld> {
    const emulator = await startEmulator(options);
    const folder = await mkdtemp(join(tmpdir(), 'gatewright-store-'));
    return new TenantWorld(emulator, portsTo(emulator, folder), folder);
  }

  /** The ports of another process on the same store, as after a crash. */
  afterCrash(): Ports {
    return portsTo(this.emulator, this.#storeFolder);
  }

  input(documents: string, project = minimalProject, more: Partial<RunInput> = {}): RunInput {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const files = [
      { file: 'gatewright.yaml', bytes: bytes(project) },
      { file: 'policies.yaml', bytes: bytes(documents) },
    ];
    return { files, tenant: { name: 'test', id: 'test' }, accepted: [], adopt: [], origin: this.emulator.url, ...more };
  }

  plan(documents: string, project?: string, more?: Partial<RunInput>): Promise<Planned | Unplanned> {
    return makePlan(this.ports, this.input(documents, project, more));
  }

  apply(
    documents: string,
    project?: string,
    more?: Partial<RunInput>,
    options: Partial<ApplyOptions> = {},
    ports = this.ports,
  ) {
    return reconcile(ports, this.input(documents, project, more), { confirm: () => true, ...options });
  }

  /** A raw request, as somebody in the portal. */
  async send(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
    const response = await fetch(`${this.emulator.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }

  async list(path: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.send('GET', path)).body.value as Record<string, unknown>[];
  }
}

function portsTo(emulator: Emulator, folder: string): Ports {
  const clock = fastClock();
  const graph = createGraph({
    baseUrl: emulator.url,
    token: createStaticToken('emulator'),
    clock,
    random: systemRandom,
  });
  return { graph, store: createFileStore({ directory: folder, tenant: 'test', clock }), clock, random: systemRandom };
}
