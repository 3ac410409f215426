import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Json, stableStringify } from '../../schemas/json.ts';
import { type RunRecord, runRecordSchema, type TenantState, tenantStateSchema } from '../../schemas/run-record.ts';
import type { RunRecords } from '../ports.ts';
import { errorCode, readIfThere, replaceFile } from '../store/durable-file.ts';
import { translateDiskErrors } from '../store/translate-disk-errors.ts';
import { tenantOfRecord } from './record-id.ts';
import { serviceFolder } from './service-folder.ts';

export interface FileRecordsOptions {
  /** The state folder. Below `.service` in it lie `runs/<tenant>/<id>.json`, and `states/<digest>.json` for what git asked for. */
  readonly directory: string;
  /** Records kept of each tenant; the oldest go first. */
  readonly keep: number;
  /** Told once of each file that holds no record: damaged, edited, or written by another version. */
  readonly onDamaged?: (path: string, why: string) => void;
}

/** The RunRecords port in files that people can read. Throws StoreError `unwritable`. */
export function createFileRecords(options: FileRecordsOptions): RunRecords {
  return new FileRecords(options);
}

const digestShape = /^sha256-[0-9a-f]{64}$/;

class FileRecords implements RunRecords {
  readonly #options: FileRecordsOptions;
  readonly #runs: string;
  readonly #states: string;
  readonly #told = new Set<string>();
  /** Which state each record on the disk names; read when the first record is written. */
  #stateOf: Map<string, string | undefined> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FileRecordsOptions) {
    this.#options = options;
    this.#runs = join(options.directory, serviceFolder, 'runs');
    this.#states = join(options.directory, serviceFolder, 'states');
  }

  append(record: RunRecord): Promise<void> {
    const tenant = tenantOfRecord(record.id);
    if (tenant === undefined) throw new Error('unreachable: a record with another id');
    return this.#inTurn(async () => {
      const folder = join(this.#runs, tenant);
      const stateOf = await this.#readStates();
      await mkdir(folder, { recursive: true });
      await replaceFile(join(folder, `${record.id}.json`), `${JSON.stringify(record, null, 1)}\n`);
      stateOf.set(record.id, record.state);
      await this.#removeOldest(folder, stateOf);
    });
  }

  list({ tenant, before, limit }: Parameters<RunRecords['list']>[0]): Promise<readonly RunRecord[]> {
    return this.#guard(async () => {
      const tenants = tenant === undefined ? await namesIn(this.#runs) : [tenant].filter(isFolderName);
      const names = await Promise.all(tenants.map((name) => this.#idsOf(name)));
      const ids = names.flat().toSorted((a, b) => (a < b ? 1 : -1));
      const records: RunRecord[] = [];
      for (const id of ids) {
        if (records.length >= limit) break;
        if (before !== undefined && id >= before) continue;
        const record = await this.#readRecord(id);
        if (record !== undefined) records.push(record);
      }
      return records;
    });
  }

  read(id: string): Promise<RunRecord | undefined> {
    return this.#guard(() => this.#readRecord(id));
  }

  writeState(state: TenantState): Promise<string> {
    // A state is made of values that JSON knows.
    const text = `${stableStringify(state as Json, 1)}\n`;
    const digest = `sha256-${createHash('sha256').update(text).digest('hex')}`;
    return this.#inTurn(async () => {
      const path = join(this.#states, `${digest}.json`);
      if ((await readIfThere(path)) === text) return digest;
      await mkdir(this.#states, { recursive: true });
      await replaceFile(path, text);
      return digest;
    });
  }

  readState(digest: string): Promise<TenantState | undefined> {
    if (!digestShape.test(digest)) return Promise.resolve(undefined);
    return this.#guard(() => this.#readValue(join(this.#states, `${digest}.json`), tenantStateSchema));
  }

  async #removeOldest(folder: string, stateOf: Map<string, string | undefined>): Promise<void> {
    const ids = (await namesIn(folder)).flatMap(idOfFile).toSorted();
    for (const id of ids.slice(0, Math.max(0, ids.length - this.#options.keep))) {
      const state = stateOf.get(id);
      await rm(join(folder, `${id}.json`), { force: true });
      stateOf.delete(id);
      const isNamed = state === undefined || [...stateOf.values()].includes(state);
      if (!isNamed) await rm(join(this.#states, `${state}.json`), { force: true });
    }
  }

  async #readStates(): Promise<Map<string, string | undefined>> {
    if (this.#stateOf !== undefined) return this.#stateOf;
    const stateOf = new Map<string, string | undefined>();
    for (const tenant of await namesIn(this.#runs))
      for (const id of await this.#idsOf(tenant)) stateOf.set(id, (await this.#readRecord(id))?.state);
    this.#stateOf = stateOf;
    return stateOf;
  }

  async #idsOf(tenant: string): Promise<readonly string[]> {
    const ids = (await namesIn(join(this.#runs, tenant))).flatMap(idOfFile);
    return ids.filter((id) => tenantOfRecord(id) === tenant);
  }

  async #readRecord(id: string): Promise<RunRecord | undefined> {
    const tenant = tenantOfRecord(id);
    return tenant === undefined ? undefined : this.#readValue(join(this.#runs, tenant, `${id}.json`), runRecordSchema);
  }

  async #readValue<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema> | undefined> {
    const text = await readIfThere(path);
    if (text === undefined) return undefined;
    const result = schema.safeParse(parseJson(text));
    if (result.success) return result.data;
    if (!this.#told.has(path)) {
      this.#told.add(path);
      this.#options.onDamaged?.(path, text.trim() === '' ? 'it is empty' : 'it is not what this version writes');
    }
    return undefined;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(() => this.#guard(work));
    this.#last = result.catch(() => undefined);
    return result;
  }

  #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    return translateDiskErrors(this.#options.directory, work);
  }
}

function idOfFile(name: string): readonly string[] {
  const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
  return tenantOfRecord(id) === undefined ? [] : [id];
}

function isFolderName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]*$/.test(name);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
