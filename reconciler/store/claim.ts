import { link, open, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, readIfThere, syncFolder, writeSynced } from './durable-file.ts';
import { isProcessAlive } from './process-liveness.ts';

/** Who holds, or held, the lock under one fencing number: the content of `lock.<fence>.json`. */
export const claimSchema = z.strictObject({
  fence: z.int(),
  pid: z.int(),
  host: z.string(),
  /** When it was taken. */
  since: z.iso.datetime(),
  /** Start of the process in the system's own terms, where it has any. */
  processStart: z.string().optional(),
  /** Tells two locks of one process apart, and a number given out twice after somebody deleted files. */
  token: z.string(),
  released: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Tokens of the locks this very process holds: a claim with our process id but not in here is left from an earlier life. */
export const heldTokens = new Set<string>();

export function claimPath(directory: string, fence: number): string {
  return join(directory, `lock.${fence}.json`);
}

/** Fencing numbers with a claim, ascending. */
export async function claimedFences(directory: string): Promise<readonly number[]> {
  const fences = (await readdir(directory)).map((name) => Number(/^lock\.(\d+)\.json$/.exec(name)?.[1]));
  return fences.filter((fence) => !Number.isNaN(fence)).sort((left, right) => left - right);
}

/** The claim to a number; undefined when there is none; `unreadable` when something else is in its file. */
export async function readClaim(directory: string, fence: number): Promise<Claim | undefined | 'unreadable'> {
  const text = await readIfThere(claimPath(directory, fence));
  if (text === undefined) return undefined;
  try {
    return claimSchema.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

/** Claims a number that nobody has; false when somebody was faster. The file appears with its whole content or not at all. */
export async function createClaim(directory: string, claim: Claim): Promise<boolean> {
  const text = `${JSON.stringify(claim, null, 2)}\n`;
  const target = claimPath(directory, claim.fence);
  const temporary = join(directory, `lock.tmp-${claim.token}`);
  await writeSynced(temporary, text);
  try {
    await link(temporary, target);
    await syncFolder(directory);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    return await createWithoutLink(target, text, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Some file systems (exFAT, certain network shares) have no hard links. There the content follows the file by a moment. */
async function createWithoutLink(target: string, text: string, cause: unknown): Promise<boolean> {
  if (!noLinks.has(errorCode(cause) ?? '')) throw cause;
  try {
    const file = await open(target, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether somebody may still write under a claim. Of processes on other hosts nothing can be known, so they count as alive. */
export async function isClaimAlive(claim: Claim): Promise<boolean> {
  if (claim.released) return false;
  if (claim.host !== hostname()) return true;
  if (claim.pid === process.pid) return heldTokens.has(claim.token);
  return await isProcessAlive(claim.pid, claim.processStart);
}
