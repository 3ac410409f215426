import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { serviceFolder } from '../service/service-folder.ts';
import { readIfThere, replaceFile } from '../store/durable-file.ts';

const targetMemorySchema = z.strictObject({
  /** isOpen: its end is to be told. again: how often the same was put right since it was told. */
  drift: z
    .strictObject({ digest: z.string(), at: z.iso.datetime(), isOpen: z.boolean(), again: z.int() })
    .exactOptional(),
  failure: z.strictObject({ digest: z.string(), at: z.iso.datetime() }).exactOptional(),
  /** When something was put right that could not be told then. */
  missed: z.string().exactOptional(),
});
/** What one target was told of one tenant. */
export type TargetMemory = z.infer<typeof targetMemorySchema>;

const toldSchema = z.strictObject({
  formatVersion: z.literal('1.0'),
  /** Runs that failed one after another, up to the last one. */
  failures: z.int(),
  targets: z.record(z.string(), targetMemorySchema),
});
export type Told = z.infer<typeof toldSchema>;

/**
 * What was told of each tenant, in a file each. A file that cannot be read counts as none: each target then hears once more how the
 * tenant stands. Where nothing can be written the memory lasts as long as the process, which is what keeps a full disk from flooding.
 */
export class ToldMemory {
  readonly #folder: string;
  readonly #onTrouble: (path: string, why: string) => void;
  readonly #known = new Map<string, Told>();

  constructor(directory: string, onTrouble: (path: string, why: string) => void) {
    this.#folder = join(directory, serviceFolder, 'told');
    this.#onTrouble = onTrouble;
  }

  async read(tenant: string): Promise<Told> {
    const told = this.#known.get(tenant) ?? (await this.#readFile(tenant));
    this.#known.set(tenant, told);
    return told;
  }

  async write(tenant: string, told: Told): Promise<void> {
    const text = (value: Told | undefined) => JSON.stringify(value, null, 2);
    if (text(this.#known.get(tenant)) === text(told)) return;
    this.#known.set(tenant, told);
    try {
      await mkdir(this.#folder, { recursive: true });
      await replaceFile(this.#pathOf(tenant), `${text(told)}\n`);
    } catch (error) {
      this.#onTrouble(this.#pathOf(tenant), `it cannot be written: ${reasonOf(error)}`);
    }
  }

  async #readFile(tenant: string): Promise<Told> {
    const nothing: Told = { formatVersion: '1.0', failures: 0, targets: {} };
    const path = this.#pathOf(tenant);
    try {
      const text = await readIfThere(path);
      return text === undefined ? nothing : toldSchema.parse(JSON.parse(text));
    } catch (error) {
      this.#onTrouble(
        path,
        error instanceof SyntaxError || error instanceof z.ZodError ? 'it is damaged' : reasonOf(error),
      );
      return nothing;
    }
  }

  #pathOf(tenant: string): string {
    return join(this.#folder, `${tenant}.json`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
