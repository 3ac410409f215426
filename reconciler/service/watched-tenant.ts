import type { Compilation } from '../../compiler/compile.ts';
import type { TenantSettings } from '../../compiler/project.ts';
import type { DriftMode, RunRecord } from '../../schemas/run-record.ts';
import { explainFailure } from '../explain-failure.ts';
import type { Ports, ProjectAt } from '../ports.ts';
import { createCompiledOnce } from './compiled-once.ts';
import { recordId } from './record-id.ts';
import { runTenant, sourceOf } from './run-tenant.ts';
import type { ServiceOptions } from './service-options.ts';
import { type Suspension, tellSuspension } from './suspensions.ts';
import type { CountedConnection } from './tenant-run.ts';
import { tenantState } from './tenant-state.ts';

type Trigger = RunRecord['trigger'];

export interface Visit {
  readonly settings: TenantSettings | undefined;
  readonly mode: DriftMode;
  readonly trigger: Trigger;
  readonly stop: AbortSignal;
}

/** One tenant the service looks after, with what lasts from run to run: store, connection, compiled files, the last record. */
export class WatchedTenant {
  readonly name: string;
  readonly #options: ServiceOptions;
  readonly #compile = createCompiledOnce();
  #doors: Omit<Ports, 'graph'> | undefined;
  #connection: { readonly key: string; readonly connection: CountedConnection } | undefined;
  #state: { readonly compilation: Compilation; readonly digest: string } | undefined;
  /** Undefined until the first look into the records of earlier lives. */
  #hasProposal: boolean | undefined;
  /** Undefined until the first look into the records of earlier lives. */
  #last: { readonly record: RunRecord | undefined } | undefined;

  constructor(name: string, options: ServiceOptions) {
    this.name = name;
    this.#options = options;
  }

  /** Looks at the tenant once. Undefined where there is nothing to record: it is suspended, and that is known already. */
  async visit(project: ProjectAt, visit: Visit): Promise<RunRecord | undefined> {
    const { suspensions, clock } = this.#options;
    let suspension: Suspension | undefined;
    try {
      suspension = await suspensions.read(this.name, clock.now());
    } catch (error) {
      return this.#keep(await this.#unvisited(visit, 'failed', project, error), undefined);
    }
    if (suspension === undefined) return this.#keep(await this.#run(project, visit), undefined);
    const record = await this.#unvisited(visit, 'suspended', project, new Paused(tellSuspension(suspension)));
    const last = await this.#lastRecord();
    if (last?.outcome === 'suspended' && last.error?.message === record.error?.message) {
      this.#options.listener.ran(this.name, { record: undefined, suspension });
      return undefined;
    }
    return this.#keep(record, suspension);
  }

  /** The files could not be had. */
  async failed(error: unknown, visit: Visit): Promise<RunRecord> {
    return this.#keep(await this.#unvisited(visit, 'failed', undefined, error), undefined);
  }

  async #run(project: ProjectAt, visit: Visit): Promise<RunRecord> {
    const { oursOnly, proposer, doorsOf } = this.#options;
    this.#doors ??= doorsOf(this.name);
    return runTenant({
      ...visit,
      ...this.#doors,
      ...{ oursOnly, proposer, project },
      id: await this.#nextId(),
      name: this.name,
      connect: () => this.#connect(visit.settings),
      compile: this.#compile,
      keepState: (compilation) => this.#keepState(compilation, project),
      mayHaveProposal: async () => {
        this.#hasProposal ??= (await this.#earlier(50)).some(({ proposal }) => proposal !== undefined);
        return this.#hasProposal;
      },
      proposed: (isOpen) => {
        this.#hasProposal = isOpen;
      },
    });
  }

  #connect(settings: TenantSettings | undefined): CountedConnection {
    const key = JSON.stringify(settings ?? null);
    if (this.#connection?.key !== key) {
      this.#connection = { key, connection: this.#options.connect(this.name, settings) };
    }
    return this.#connection.connection;
  }

  /** A run without its state is told all the same: the page then has less to show. */
  async #keepState(compilation: Compilation, project: ProjectAt): Promise<string | undefined> {
    if (this.#state?.compilation === compilation) return this.#state.digest;
    try {
      const name = project.repository ?? project.folder.root;
      const digest = await this.#options.records.writeState(tenantState(compilation, project.folder.files, name));
      this.#state = { compilation, digest };
      return digest;
    } catch (error) {
      this.#options.listener.recorded(false);
      this.#options.log('error', 'what git asks for cannot be written down', { tenant: this.name, ...told(error) });
      return undefined;
    }
  }

  async #unvisited(
    { mode, trigger }: Visit,
    outcome: 'failed' | 'suspended',
    project: ProjectAt | undefined,
    error: unknown,
  ): Promise<RunRecord> {
    const { clock } = this.#options;
    const last = await this.#lastRecord();
    return {
      formatVersion: '1.0',
      id: await this.#nextId(),
      tenant: { name: this.name, id: last?.tenant.id ?? this.name },
      started: clock.now().toISOString(),
      milliseconds: 0,
      ...{ trigger, mode, outcome },
      source: project === undefined ? {} : sourceOf(project),
      sent: 0,
      actors: {},
      findings: [],
      error: explainFailure(error) ?? {
        message: error instanceof Error ? error.message : String(error),
        ...(error instanceof Paused ? { help: `\`gatewright resume --tenant ${this.name}\` ends it` } : {}),
      },
      graph: { requests: 0, throttled: 0 },
    };
  }

  /** Writes a record down and tells it. A full disk does not stop the service: it goes on telling, and says what is wrong. */
  async #keep(record: RunRecord, suspension: Suspension | undefined): Promise<RunRecord> {
    const { records, listener, log } = this.#options;
    this.#last = { record };
    try {
      await records.append(record);
      listener.recorded(true);
    } catch (error) {
      listener.recorded(false);
      log('error', 'the record of the run cannot be written', { tenant: this.name, record: record.id, ...told(error) });
    }
    listener.ran(this.name, { record, suspension });
    return record;
  }

  async #nextId(): Promise<string> {
    return recordId(this.name, this.#options.clock.now(), (await this.#lastRecord())?.id);
  }

  async #lastRecord(): Promise<RunRecord | undefined> {
    this.#last ??= { record: (await this.#earlier(1))[0] };
    return this.#last.record;
  }

  async #earlier(limit: number): Promise<readonly RunRecord[]> {
    return this.#options.records.list({ tenant: this.name, limit }).catch(() => []);
  }
}

/** Not an error: why nothing was done. */
class Paused extends Error {}

function told(error: unknown): { readonly reason: string; readonly help?: string } {
  const { message, help } = explainFailure(error) ?? { message: String(error) };
  return help === undefined ? { reason: message } : { reason: message, help };
}
