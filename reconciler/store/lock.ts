import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Clock, StoreError } from '../ports.ts';
import { type Claim, claimedFences, claimPath, createClaim, heldTokens, isClaimAlive, readClaim } from './claim.ts';
import { readIfThere, replaceFile } from './durable-file.ts';
import { processStart } from './process-liveness.ts';

/*
 * The lock is a row of claims, `lock.<fence>.json`, of which the one with the highest number counts.
 *
 * The usual single lock file has a hole: of two processes that find a dead holder's file, the slower removes and replaces the
 * file the faster has just made, and both believe they hold it. Here a dead claim is never removed to get in; the next number is
 * claimed instead, and the file system gives a number to one process only. The highest claim is never deleted (releasing
 * marks it), so numbers do not come back; whoever claimed a number below the highest, because it looked too early, sees
 * that afterwards and withdraws. `fence` repeats the highest number, for the case that somebody deletes the claims by hand.
 */

/** Takes the lock of a folder. Throws StoreError `held`. */
export async function takeLock(directory: string, clock: Clock): Promise<Claim> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // `fence` before the list: read after it, it might already name a claim the list did not show, and the next number would be
    // taken over the head of a living holder.
    const recorded = await readFence(directory);
    const highest = (await claimedFences(directory)).at(-1) ?? 0;
    if (highest > 0 && !(await isFree(directory, highest))) continue;
    const claim = await newClaim(Math.max(highest, recorded) + 1, clock);
    if (await makeClaimCount(directory, claim)) return claim;
  }
  throw new StoreError(
    'held',
    `the lock in ${directory} changes hands all the time`,
    'Run again when fewer runs compete.',
  );
}

/** Claims a number and makes sure that it is the highest; false when it is not, or when another was faster. */
async function makeClaimCount(directory: string, claim: Claim): Promise<boolean> {
  // Known as ours before anybody can see it: another store of this process would take it for a relic otherwise.
  heldTokens.add(claim.token);
  let counts = false;
  try {
    if (!(await createClaim(directory, claim))) return false;
    const fences = await claimedFences(directory);
    // A listing may miss files that come and go while it is made; whoever removed one has written a higher `fence` before.
    if (fences.at(-1) !== claim.fence || (await readFence(directory)) >= claim.fence) {
      await rm(claimPath(directory, claim.fence), { force: true });
      return false;
    }
    await replaceFile(join(directory, 'fence'), `${claim.fence}\n`, join(directory, `fence.tmp-${claim.token}`));
    for (const older of fences.slice(0, -1)) await rm(claimPath(directory, older), { force: true });
    counts = true;
    return true;
  } finally {
    if (!counts) heldTokens.delete(claim.token);
  }
}

/** Throws StoreError `lost` unless the claim is still the one that counts. */
export async function assertHeld(directory: string, claim: Claim): Promise<void> {
  const highest = (await claimedFences(directory)).at(-1);
  const found = highest === claim.fence ? await readClaim(directory, claim.fence) : undefined;
  if (heldTokens.has(claim.token) && typeof found === 'object' && found.token === claim.token && !found.released)
    return;
  const now = highest === undefined || highest === claim.fence ? '' : `, the present one has ${highest}`;
  throw new StoreError(
    'lost',
    `the lock in ${directory} is no longer ours: it had number ${claim.fence}${now}`,
    'Another run took over and goes on from the journal. Nothing was written; run again if changes are left.',
  );
}

/** Gives the lock back; does nothing when it was lost. */
export async function releaseLock(directory: string, claim: Claim): Promise<void> {
  try {
    await assertHeld(directory, claim);
    const text = `${JSON.stringify({ ...claim, released: true }, null, 2)}\n`;
    await replaceFile(claimPath(directory, claim.fence), text, join(directory, `lock.tmp-${claim.token}`));
  } catch (error) {
    if (!(error instanceof StoreError && error.reason === 'lost')) throw error;
  } finally {
    heldTokens.delete(claim.token);
  }
}

/** True when the claim that counts is over; false when it vanished meanwhile and one has to look again. Throws `held`. */
async function isFree(directory: string, fence: number): Promise<boolean> {
  const claim = await readClaim(directory, fence);
  if (claim === undefined) return false;
  const path = claimPath(directory, fence);
  if (claim === 'unreadable') {
    const help = `If no other run is under way, delete ${path}.`;
    throw new StoreError('held', `the lock file ${path} does not say who holds it`, help);
  }
  if (!(await isClaimAlive(claim))) return true;
  const here = claim.host === hostname();
  const help = here
    ? `Wait until it is done. If process ${claim.pid} is something else by now, delete ${path}.`
    : `Wait until it is done. If nothing runs on ${claim.host} any more, delete ${path}.`;
  const message = `another run holds the lock: process ${claim.pid} on ${claim.host}, since ${claim.since}`;
  throw new StoreError('held', message, help);
}

async function newClaim(fence: number, clock: Clock): Promise<Claim> {
  const start = await processStart(process.pid);
  return {
    fence,
    pid: process.pid,
    host: hostname(),
    since: clock.now().toISOString(),
    ...(start === undefined ? {} : { processStart: start }),
    token: randomUUID(),
    released: false,
  };
}

async function readFence(directory: string): Promise<number> {
  const fence = Number.parseInt((await readIfThere(join(directory, 'fence'))) ?? '', 10);
  return Number.isSafeInteger(fence) && fence > 0 ? fence : 0;
}
