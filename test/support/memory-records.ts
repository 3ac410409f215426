import { createHash } from 'node:crypto';
import type { RunRecords } from '../../reconciler/ports.ts';
import { type RunRecord, runRecordSchema, type TenantState } from '../../schemas/run-record.ts';

/** The RunRecords port in memory. Every record is checked against the published shape. */
export class MemoryRecords implements RunRecords {
  readonly #byTenant = new Map<string, RunRecord[]>();
  readonly #states = new Map<string, TenantState>();

  async append(record: RunRecord): Promise<void> {
    const checked = runRecordSchema.parse(record);
    const list = this.#byTenant.get(record.tenant.name) ?? [];
    list.push(checked);
    this.#byTenant.set(
      record.tenant.name,
      list.sort((left, right) => (left.id < right.id ? 1 : -1)),
    );
  }

  async list({ tenant, before, limit }: Parameters<RunRecords['list']>[0]): Promise<readonly RunRecord[]> {
    const all =
      tenant === undefined
        ? [...this.#byTenant.values()].flat().sort((left, right) => (left.id < right.id ? 1 : -1))
        : (this.#byTenant.get(tenant) ?? []);
    return all.filter(({ id }) => before === undefined || id < before).slice(0, limit);
  }

  async read(id: string): Promise<RunRecord | undefined> {
    return [...this.#byTenant.values()].flat().find((record) => record.id === id);
  }

  async writeState(state: TenantState): Promise<string> {
    const digest = `sha256-${createHash('sha256').update(JSON.stringify(state)).digest('hex')}`;
    this.#states.set(digest, state);
    return digest;
  }

  async readState(digest: string): Promise<TenantState | undefined> {
    return this.#states.get(digest);
  }
}
