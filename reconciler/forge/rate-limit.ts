import type { WebResponse } from '../ports.ts';

const minute = 60_000;

/**
 * Milliseconds to wait after an answer of GitHub that says "too many requests"; undefined where it says something else. GitHub
 * docs, "Best practices for using the REST API" and "Rate limits for the REST API" (2026): both limits come as 403 or 429; first
 * `retry-after` counts, then `x-ratelimit-reset` where nothing remains, and a secondary limit without either wants at least a
 * minute, longer each time. A 403 with none of these is a missing permission, and no waiting helps.
 */
export function rateLimitWait({ status, headers, body }: WebResponse, earlier: number, now: Date): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = secondsOf(headers['retry-after']);
  if (after !== undefined) return after * 1000;
  const reset = secondsOf(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined) {
    // Measured against the answer's own time where it has one: the clock of this machine may be wrong.
    const sent = Date.parse(headers.date ?? '');
    return Math.max(1000, reset * 1000 - (Number.isNaN(sent) ? now.getTime() : sent) + 1000);
  }
  return status === 429 || /secondary rate limit|abuse detection/i.test(body)
    ? minute * 2 ** Math.min(earlier, 10)
    : undefined;
}

function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}
