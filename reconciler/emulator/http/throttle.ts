import type { Caller } from '../identity/caller.ts';
import { Failure, type Service } from './failure.ts';

interface Window {
  readonly seconds: number;
  readonly limit: number;
  readonly key: string;
}

/**
 * The documented limits (Microsoft docs: throttling-limits, 2026): Conditional Access one request per second and tenant;
 * Intune device configuration per application and per tenant, in windows of 20 seconds; audit reports five per ten seconds.
 * The directory's token bucket is far above what one test sends and is left out.
 */
export class Throttle {
  readonly #passed = new Map<string, number[]>();

  /** Counts a request or throws Failure 429. `retryAfterForPolicies` sends the header even for Conditional Access. */
  admit(service: Service, method: string, caller: Caller, now: Date, retryAfterForPolicies: boolean): void {
    const time = now.getTime() / 1000;
    const windows = windowsFor(service, method !== 'GET', caller.id);
    for (const { key, limit, seconds } of windows) {
      const recent = (this.#passed.get(key) ?? []).filter((at) => at > time - seconds);
      this.#passed.set(key, recent);
      if (recent.length < limit) continue;
      const wait = Math.max(1, Math.ceil((recent[0] ?? time) + seconds - time));
      const silent = service === 'conditionalAccess' && !retryAfterForPolicies;
      throw tooManyRequests(silent ? undefined : wait, service);
    }
    for (const { key } of windows) this.#passed.get(key)?.push(time);
  }
}

/** 429; `retryAfter` in seconds, absent where the service does not tell. */
export function tooManyRequests(retryAfter: number | undefined, service: Service = 'gateway'): Failure {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new Failure(429, 'TooManyRequests', 'Too many requests.', service === 'intune' ? 'gateway' : service, headers);
}

function windowsFor(service: Service, write: boolean, caller: string): readonly Window[] {
  if (service === 'conditionalAccess') return [{ key: 'conditionalAccess', limit: 1, seconds: 1 }];
  if (service === 'reports') return [{ key: `reports ${caller}`, limit: 5, seconds: 10 }];
  if (service !== 'intune') return [];
  const any = [
    { key: `intune ${caller}`, limit: 1000, seconds: 20 },
    { key: 'intune', limit: 2000, seconds: 20 },
  ];
  if (!write) return any;
  return [
    ...any,
    { key: `intune write ${caller}`, limit: 100, seconds: 20 },
    { key: 'intune write', limit: 200, seconds: 20 },
  ];
}
