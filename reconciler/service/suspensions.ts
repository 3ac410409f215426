import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreError } from '../ports.ts';
import { readIfThere, replaceFile, syncFolder } from '../store/durable-file.ts';
import { translateDiskErrors } from '../store/translate-disk-errors.ts';
import { UsageError } from '../usage-error.ts';
import { serviceFolder } from './service-folder.ts';

const suspensionSchema = z.strictObject({
  formatVersion: z.literal('1.0'),
  reason: z.string(),
  /** ISO 8601, UTC. */
  since: z.string(),
  /** From this moment on the tenant is looked after again; never by itself when absent. ISO 8601, UTC. */
  until: z.iso.datetime().exactOptional(),
});
export type Suspension = z.infer<typeof suspensionSchema>;

/**
 * Which tenants a person has paused: a file each in the state folder, so that the command works whether the service runs or not, and
 * two people who pause two tenants at once do not undo each other.
 */
export class Suspensions {
  readonly #folder: string;

  constructor(directory: string) {
    this.#folder = join(directory, serviceFolder, 'suspended');
  }

  /**
   * The pause of a tenant that holds at a moment. Throws StoreError `damaged` for a file that cannot be read: somebody wanted the
   * tenant left alone, so nothing is concluded from not knowing why.
   */
  async read(tenant: string, now: Date): Promise<Suspension | undefined> {
    const suspension = await this.#readFile(tenant);
    if (suspension?.until !== undefined && Date.parse(suspension.until) <= now.getTime()) return undefined;
    return suspension;
  }

  suspend(tenant: string, suspension: Omit<Suspension, 'formatVersion'>): Promise<void> {
    return translateDiskErrors(this.#folder, async () => {
      await mkdir(this.#folder, { recursive: true });
      await replaceFile(this.#pathOf(tenant), `${JSON.stringify({ formatVersion: '1.0', ...suspension }, null, 2)}\n`);
    });
  }

  /** False where the tenant was not suspended. */
  resume(tenant: string): Promise<boolean> {
    return translateDiskErrors(this.#folder, async () => {
      if ((await readIfThere(this.#pathOf(tenant))) === undefined) return false;
      await rm(this.#pathOf(tenant), { force: true });
      await syncFolder(this.#folder);
      return true;
    });
  }

  #pathOf(tenant: string): string {
    return join(this.#folder, `${tenant}.json`);
  }

  async #readFile(tenant: string): Promise<Suspension | undefined> {
    const path = this.#pathOf(tenant);
    const text = await translateDiskErrors(this.#folder, () => readIfThere(path));
    if (text === undefined) return undefined;
    try {
      return suspensionSchema.parse(JSON.parse(text));
    } catch (error) {
      throw new StoreError(
        'damaged',
        `the tenant \`${tenant}\` is suspended, and ${path} does not say until when or why`,
        `Suspend it again, or end it with \`gatewright resume --tenant ${tenant}\`.`,
        error,
      );
    }
  }
}

/** A suspension in words. */
export function tellSuspension({ reason, since, until }: Suspension): string {
  return `suspended since ${since}${until === undefined ? '' : ` until ${until}`}: ${reason}`;
}

/** `2026-12-31` (to the end of that day, UTC) or a moment in ISO 8601. Throws UsageError. */
export function parseUntil(text: string, now: Date): string {
  const isDay = z.iso.date().safeParse(text).success;
  const time = Date.parse(isDay ? `${text}T00:00:00Z` : text) + (isDay ? 24 * 3_600_000 : 0);
  const isMoment = isDay || z.iso.datetime({ offset: true }).safeParse(text).success;
  if (!isMoment || Number.isNaN(time))
    throw new UsageError(
      `\`--until ${text}\` is no date`,
      'write it as `2026-12-31`, or with the time as `2026-12-31T18:00:00Z`',
    );
  if (time <= now.getTime())
    throw new UsageError(`\`--until ${text}\` is over already`, 'name a day to come, or leave it out');
  return new Date(time).toISOString();
}
