/**
 * Milliseconds an answer asks us to wait, from its `Retry-After`: seconds or an HTTP date (RFC 9110, section 10.2.3).
 * A date is measured against the answer's own `Date` where it has one, because this machine's clock may be wrong.
 * Undefined when the header is absent or makes no sense; Conditional Access sends none
 * (Microsoft docs: throttling-limits, 2026).
 */
export function retryAfter(headers: Headers, now: Date): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  if (text === '' || Number.isNaN(until)) return undefined;
  const sent = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(sent) ? now.getTime() : sent));
}
