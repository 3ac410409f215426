import type { Emulator } from '../../reconciler/emulator/emulator.ts';

/** Lookups that are POSTs because of their size. */
const reads = /\/directoryObjects\/getByIds$/;

/** `METHOD path` of every write in the emulator's own log of requests: what the tenant saw, whatever the program says of itself. */
export async function writesSeenBy(emulator: Emulator): Promise<readonly string[]> {
  const answer = await fetch(`${emulator.url}/_emulator/requests`);
  const { value } = (await answer.json()) as { value: readonly { method: string; path: string }[] };
  if (value.length === 0) throw new Error('the emulator saw no request at all');
  return value
    .filter(({ method, path }) => method !== 'GET' && !reads.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

export async function forgetRequests(emulator: Emulator): Promise<void> {
  await fetch(`${emulator.url}/_emulator/requests`, { method: 'DELETE' });
}
