import type { Project, TenantSettings } from '../../compiler/project.ts';
import type { DriftMode, RunRecord } from '../../schemas/run-record.ts';
import { explainFailure } from '../explain-failure.ts';
import type { ProjectAt } from '../ports.ts';
import { UsageError } from '../usage-error.ts';
import { createLimit } from './limit.ts';
import { recordFields } from './record-fields.ts';
import { type Schedule, sourceBackoff, waitUntilDue } from './schedule.ts';
import type { ServiceOptions } from './service-options.ts';
import { type KnownTenants, tenantsOf } from './tenants-of.ts';
import { WatchedTenant } from './watched-tenant.ts';

/** Beyond the next tick and its jitter, before a tenant that has not run counts as late. */
const patience = 15 * 60_000;
/** How long notifications in flight are waited for at the end. */
const lastWords = 5_000;

/**
 * The reconciler as a service. A tick brings the newest files here and looks at each tenant; tenants run beside each other, one of
 * them never twice at a time, and none waits for another that fails or is slow.
 */
export class Service {
  readonly #options: ServiceOptions;
  readonly #limit: ReturnType<typeof createLimit>;
  readonly #tenants = new Map<string, WatchedTenant>();
  readonly #busy = new Map<string, Promise<RunRecord | undefined>>();
  /** Runs that wait for no chance any more. */
  readonly #atWork = new Set<Promise<unknown>>();
  readonly #telling = new Set<Promise<void>>();
  #project: ProjectAt | undefined;
  #known: KnownTenants = new Map();
  #schedule: Schedule | undefined;
  #failures = 0;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#limit = createLimit(options.concurrency);
  }

  /** Ticks until `stop` is aborted, then waits for what cannot be left half done. Throws UsageError for a tenant nobody knows. */
  async run(stop: AbortSignal): Promise<void> {
    let trigger: RunRecord['trigger'] = 'start';
    try {
      while (!stop.aborted) {
        await this.#begin(trigger, stop);
        trigger = 'schedule';
        await this.#wait(stop);
      }
    } catch (error) {
      if (!stop.aborted) throw error;
    } finally {
      await this.#finish();
    }
  }

  /** One tick, to its end: the records of all tenants. */
  async once(stop: AbortSignal): Promise<readonly RunRecord[]> {
    try {
      const runs = await this.#begin('request', stop);
      return (await Promise.all(runs)).filter((record) => record !== undefined);
    } finally {
      await this.#finish();
    }
  }

  /** Resolves when no run is under way. */
  async idle(): Promise<void> {
    while (this.#atWork.size > 0) await Promise.allSettled(this.#atWork);
  }

  async #finish(): Promise<void> {
    await Promise.allSettled(this.#busy.values());
    const told = Promise.allSettled([...this.#telling]);
    if (this.#telling.size > 0) await Promise.race([told, this.#options.clock.sleep(lastWords)]);
  }

  /** Starts a tick; the runs go on by themselves. */
  async #begin(trigger: RunRecord['trigger'], stop: AbortSignal): Promise<readonly Promise<RunRecord | undefined>[]> {
    const { source, listener, log } = this.#options;
    let failure: { readonly error: unknown } | undefined;
    try {
      this.#project = await source.checkOut(stop);
      this.#failures = 0;
      listener.sourceRead(undefined);
      this.#learn(this.#project, trigger);
    } catch (error) {
      if (stop.aborted) return [];
      if (error instanceof UnknownTenant) throw error;
      failure = { error };
      this.#failures += 1;
      listener.sourceRead(error);
      log('error', 'the files cannot be had', whyOf(error));
    }
    await this.#reschedule();
    const names = this.#options.tenants.length > 0 ? this.#options.tenants : [...this.#known.keys()];
    return names.map((name) => this.#startOne(name, trigger, stop, failure));
  }

  #learn(project: ProjectAt, trigger: RunRecord['trigger']): void {
    const { tenants } = this.#options;
    const known = tenantsOf(project, this.#known);
    const missing = tenants.filter((name) => !known.has(name));
    if (missing.length > 0 && trigger !== 'schedule') throw new UnknownTenant(missing, [...known.keys()]);
    for (const name of this.#known.keys()) {
      if (known.has(name)) continue;
      this.#forget(name);
    }
    this.#known = known;
  }

  #forget(name: string): void {
    this.#tenants.delete(name);
    this.#options.listener.gone(name);
  }

  /** True for one the project no longer has, unless the command line insists on it: then each run says that it is missing. */
  #isGone(name: string): boolean {
    return this.#project !== undefined && !this.#known.has(name) && !this.#options.tenants.includes(name);
  }

  /** A schedule that cannot be understood makes every run `invalid`; the last one that could be stays in force meanwhile. */
  async #reschedule(): Promise<void> {
    const settings: Project = this.#project?.folder.settings ?? { version: 1 };
    try {
      const schedule = await this.#options.schedule(settings);
      if (schedule.text !== this.#schedule?.text) this.#options.log('info', 'scheduled', { schedule: schedule.text });
      this.#schedule = schedule;
    } catch (error) {
      this.#options.log('error', 'the schedule cannot be understood', whyOf(error));
      this.#schedule ??= await this.#options.schedule({ version: 1 });
    }
  }

  #startOne(
    name: string,
    trigger: RunRecord['trigger'],
    stop: AbortSignal,
    failure: { readonly error: unknown } | undefined,
  ): Promise<RunRecord | undefined> {
    const { log } = this.#options;
    if (this.#busy.has(name)) {
      log('warn', 'still at work on the tenant; this tick passes it over', { tenant: name });
      return Promise.resolve(undefined);
    }
    const run = this.#runOne(name, trigger, stop, failure)
      .catch((error: unknown) => {
        if (!stop.aborted) log('error', 'a run ended unexpectedly', { tenant: name, ...whyOf(error) });
        return undefined;
      })
      .finally(() => this.#busy.delete(name));
    this.#busy.set(name, run);
    return run;
  }

  async #runOne(
    name: string,
    trigger: RunRecord['trigger'],
    stop: AbortSignal,
    failure: { readonly error: unknown } | undefined,
  ): Promise<RunRecord | undefined> {
    const { clock, random } = this.#options;
    const jitter = trigger === 'schedule' && failure === undefined ? this.#jitter() : 0;
    if (jitter > 0) await clock.sleep(random.next() * jitter, stop);
    const work = this.#limit(async () => {
      if (stop.aborted || this.#isGone(name)) return undefined;
      const tenant = this.#tenants.get(name) ?? new WatchedTenant(name, this.#options);
      this.#tenants.set(name, tenant);
      const settings = this.#known.get(name);
      const visit = { settings, mode: this.#modeOf(settings), trigger, stop };
      const record = await this.#visit(tenant, visit, failure);
      // The project may have lost it meanwhile: nobody is to wait for its next run.
      if (this.#isGone(name)) this.#forget(name);
      else this.#expectAgain(name);
      if (record !== undefined) this.#tell(record);
      return record;
    }).finally(() => this.#atWork.delete(work));
    this.#atWork.add(work);
    return work;
  }

  #visit(
    tenant: WatchedTenant,
    visit: Parameters<WatchedTenant['visit']>[1],
    failure: { readonly error: unknown } | undefined,
  ): Promise<RunRecord | undefined> {
    if (failure !== undefined || this.#project === undefined) return tenant.failed(failure?.error, visit);
    if (!this.#known.has(tenant.name))
      return tenant.failed(new UnknownTenant([tenant.name], [...this.#known.keys()]), visit);
    return tenant.visit(this.#project, visit);
  }

  #modeOf(settings: TenantSettings | undefined): DriftMode {
    return settings?.onDrift ?? this.#project?.folder.settings.schedule?.onDrift ?? 'report';
  }

  #jitter(): number {
    return (this.#project?.folder.settings.schedule?.jitterSeconds ?? 0) * 1000;
  }

  #expectAgain(name: string): void {
    const { clock, listener } = this.#options;
    const gap = (this.#schedule?.next().getTime() ?? clock.now().getTime()) - clock.now().getTime();
    listener.scheduled(name, gap + this.#jitter() + patience);
  }

  #tell(record: RunRecord): void {
    const { log, notifier } = this.#options;
    const level = record.outcome === 'failed' || record.outcome === 'invalid' ? 'error' : 'info';
    log(level, `${record.tenant.name}: ${record.outcome}`, recordFields(record));
    const telling = (notifier?.tell(record) ?? Promise.resolve()).catch((error: unknown) =>
      log('error', 'a notification failed unexpectedly', whyOf(error)),
    );
    this.#telling.add(telling);
    telling.finally(() => this.#telling.delete(telling)).catch(() => undefined);
  }

  async #wait(stop: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    if (this.#failures > 0) await clock.sleep(sourceBackoff(this.#failures, random.next()), stop);
    else if (this.#schedule !== undefined) await waitUntilDue(this.#schedule, clock, stop);
  }
}

/** `--tenant` names one that the project does not have. */
class UnknownTenant extends UsageError {
  constructor(missing: readonly string[], known: readonly string[]) {
    const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
    super(`gatewright.yaml has no tenant ${quoted(missing)}`, `it has ${quoted(known)}`);
  }
}

function whyOf(error: unknown): { readonly reason: string; readonly help?: string } {
  const { message, help } = explainFailure(error) ?? {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
  return help === undefined ? { reason: message } : { reason: message, help };
}
