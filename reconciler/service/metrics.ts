import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RunRecord } from '../../schemas/run-record.ts';
import { isSuccess } from './outcomes.ts';
import type { ServiceListener } from './service-options.ts';

/** Numbers for Prometheus. Label values are names of tenants and words of ours; prom-client escapes them. */
export class Metrics implements ServiceListener {
  readonly #registry = new Registry();
  readonly #drift = this.#gauge('drift_objects', 'Objects that are not what git says, when last looked at.');
  readonly #unmanaged = this.#gauge('unmanaged_objects', 'Objects of the tenant that no document declares.');
  readonly #success = this.#gauge(
    'last_success_timestamp_seconds',
    'When a run over the tenant last came to its end, whatever it found.',
  );
  readonly #suspended = this.#gauge('suspended', '1 while a person has paused the tenant.');
  readonly #sourceUp = new Gauge({
    name: 'gatewright_source_up',
    help: '1 when the files could last be fetched and verified, 0 when not.',
    registers: [this.#registry],
  });
  readonly #recordsUp = new Gauge({
    name: 'gatewright_records_up',
    help: '1 when the last record could be written to the disk, 0 when not.',
    registers: [this.#registry],
  });
  readonly #runs = this.#counter('runs_total', 'Runs, by what came of them.', ['tenant', 'outcome']);
  readonly #requests = this.#counter('graph_requests_total', 'Requests to Graph, repeated ones each time.', [
    'tenant',
    'status',
  ]);
  readonly #throttles = new Counter({
    name: 'gatewright_graph_throttles_total',
    help: 'Requests Graph refused because there were too many.',
    registers: [this.#registry],
  });
  readonly #writes = this.#counter('graph_writes_total', 'Writes that Graph carried out for runs.', ['tenant']);
  readonly #notifications = this.#counter('notifications_total', 'Messages to webhooks, by their variable.', [
    'target',
    'result',
  ]);
  readonly #duration = new Histogram({
    name: 'gatewright_run_duration_seconds',
    help: 'How long runs took.',
    buckets: [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  readonly contentType: string = this.#registry.contentType;

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** One attempt at a request to Graph; status 0 is one without an answer. */
  requested(tenant: string, status: number): void {
    this.#requests.inc({ tenant, status: status === 0 ? 'none' : `${Math.floor(status / 100)}xx` });
    if (status === 429) this.#throttles.inc();
  }

  /** One message to a webhook; the address stands in the variable, and nowhere else. */
  notified(variable: string, isDelivered: boolean): void {
    this.#notifications.inc({ target: variable, result: isDelivered ? 'delivered' : 'failed' });
  }

  /** What is known from a record of an earlier life, so that a restart makes no hole. */
  remember(record: RunRecord): void {
    const { name: tenant } = record.tenant;
    if (isSuccess(record.outcome)) this.#success.set({ tenant }, endOf(record) / 1000);
    const { plan, outcome } = record;
    if (plan === undefined) return;
    const isDone = outcome === 'repaired' || outcome === 'inSync';
    this.#drift.set({ tenant }, isDone ? 0 : plan.changes.length);
    this.#unmanaged.set({ tenant }, plan.unmanaged.length);
  }

  sourceRead(error: unknown): void {
    this.#sourceUp.set(error === undefined ? 1 : 0);
  }

  ran(tenant: string, { record, suspension }: Parameters<ServiceListener['ran']>[1]): void {
    this.#suspended.set({ tenant }, suspension === undefined ? 0 : 1);
    if (record === undefined) return;
    this.#runs.inc({ tenant, outcome: record.outcome });
    this.#writes.inc({ tenant }, record.sent);
    if (record.outcome !== 'suspended') this.#duration.observe(record.milliseconds / 1000);
    this.remember(record);
  }

  gone(tenant: string): void {
    for (const gauge of [this.#drift, this.#unmanaged, this.#success, this.#suspended]) gauge.remove({ tenant });
  }

  recorded(isWritten: boolean): void {
    this.#recordsUp.set(isWritten ? 1 : 0);
  }

  scheduled(): void {}

  #gauge(name: string, help: string): Gauge<'tenant'> {
    return new Gauge({ name: `gatewright_${name}`, help, labelNames: ['tenant'], registers: [this.#registry] });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `gatewright_${name}`, help, labelNames, registers: [this.#registry] });
  }
}

function endOf({ started, milliseconds }: RunRecord): number {
  return Date.parse(started) + milliseconds;
}
