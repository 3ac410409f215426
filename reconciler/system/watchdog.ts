/**
 * Calls `bark` once, after `milliseconds` of real time, unless it is stopped first; returns the stop.
 *
 * This is not the Clock port on purpose: it guards a real socket that went silent, and a simulated clock, for which an hour
 * passes at once, would end every exchange before its first byte. `AbortSignal.timeout` is not used either: joined by
 * `AbortSignal.any` it can be collected before it fires on Node 20 (nodejs/node issue 54614).
 */
export function startWatchdog(milliseconds: number, bark: () => void): () => void {
  const handle = setTimeout(bark, milliseconds);
  return () => clearTimeout(handle);
}
