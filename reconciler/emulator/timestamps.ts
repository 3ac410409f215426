/**
 * Timestamps as Graph writes them: UTC, up to seven fractional digits, trailing zeros dropped (681 published policy bodies).
 * Never the same twice, so that a client which compares modification times sees every change even under a frozen clock.
 */
export function timestamps(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const ticks = BigInt(now().getTime()) * 10_000n;
    last = ticks > last ? ticks : last + 1n;
    const seconds = new Date(Number(last / 10_000_000n) * 1000).toISOString().slice(0, 19);
    const fraction = (last % 10_000_000n).toString().padStart(7, '0').replace(/0+$/, '');
    return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`;
  };
}
