import type { RunRecord } from '../../schemas/run-record.ts';
import { explainFailure } from '../explain-failure.ts';
import type { Clock } from '../ports.ts';
import { isSuccess } from './outcomes.ts';
import type { ServiceListener } from './service-options.ts';
import { type Suspension, tellSuspension } from './suspensions.ts';

interface TenantHealth {
  last?: RunRecord;
  lastSuccess?: string;
  suspension?: Suspension | undefined;
  /** On the monotonic clock: when the tenant should have run again. */
  expected?: number;
}

/** Whether the service does its work, for those who restart what does not. */
export class Health implements ServiceListener {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #tenants = new Map<string, TenantHealth>();
  #source: 'unread' | 'ok' | 'failing' = 'unread';
  #hasSource = false;
  #sourceError: string | undefined;
  #records = true;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  sourceRead(error: unknown): void {
    this.#source = error === undefined ? 'ok' : 'failing';
    this.#hasSource ||= error === undefined;
    this.#sourceError = error === undefined ? undefined : (explainFailure(error)?.message ?? String(error));
  }

  ran(tenant: string, { record, suspension }: Parameters<ServiceListener['ran']>[1]): void {
    const health = this.#of(tenant);
    health.suspension = suspension;
    if (record === undefined) return;
    health.last = record;
    if (isSuccess(record.outcome)) health.lastSuccess = record.started;
  }

  gone(tenant: string): void {
    this.#tenants.delete(tenant);
  }

  recorded(isWritten: boolean): void {
    this.#records = isWritten;
  }

  scheduled(tenant: string, milliseconds: number): void {
    this.#of(tenant).expected = this.#clock.monotonic() + milliseconds;
  }

  /** Ready: the files were had once, and every tenant was looked at when it should have been. Failing runs are told, not hidden. */
  ready() {
    const tenants = Object.fromEntries([...this.#tenants].map(([name, health]) => [name, this.#tell(health)]));
    const isReady = this.#hasSource && this.#tenants.size > 0 && Object.values(tenants).every(({ isLate }) => !isLate);
    return {
      formatVersion: '1.0',
      ready: isReady,
      source: { status: this.#source, ...(this.#sourceError === undefined ? {} : { error: this.#sourceError }) },
      records: this.#records ? 'ok' : 'unwritable',
      tenants,
    };
  }

  #tell({ last, lastSuccess, suspension, expected }: TenantHealth) {
    return {
      isLate: expected === undefined || this.#clock.monotonic() > expected,
      ...(last === undefined ? {} : { lastRun: last.started, outcome: last.outcome }),
      ...(lastSuccess === undefined ? {} : { lastSuccess }),
      ...(suspension === undefined ? {} : { suspended: tellSuspension(suspension) }),
    };
  }

  #of(tenant: string): TenantHealth {
    const health = this.#tenants.get(tenant) ?? {};
    this.#tenants.set(tenant, health);
    return health;
  }
}
