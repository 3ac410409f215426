import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import { secretBytes } from '../../system/secret-bytes.ts';

/** Long enough for a working day. */
export const sessionMilliseconds = 10 * 3_600_000;
/** How long a form may stay open before it is sent. */
export const formMilliseconds = 3_600_000;

/**
 * Sessions and form tokens, signed rather than stored: `purpose.expiry.nonce.signature`. The only thing remembered is which sessions
 * were ended before their time. The key lives as long as the process, so a restart signs everybody out.
 */
export class Sessions {
  readonly #key: Uint8Array;
  readonly #clock: Clock;
  readonly #ended = new Map<string, number>();

  constructor(clock: Clock, key: Uint8Array = secretBytes(32)) {
    this.#key = key;
    this.#clock = clock;
  }

  issue(purpose: 'session' | 'visit', milliseconds: number): string {
    const expiry = this.#clock.now().getTime() + milliseconds;
    const claim = `${purpose}.${expiry}.${Buffer.from(secretBytes(18)).toString('base64url')}`;
    return `${claim}.${this.#sign(claim)}`;
  }

  isValid(purpose: 'session' | 'visit', value: string | undefined): value is string {
    const [said = '', expiry = '', nonce = '', signature = '', ...more] = (value ?? '').split('.');
    if (said !== purpose || more.length > 0 || nonce === '') return false;
    if (!isSame(signature, this.#sign(`${said}.${expiry}.${nonce}`))) return false;
    return Number(expiry) > this.#clock.now().getTime() && !this.#ended.has(nonce);
  }

  /** A token for forms that only this session, or this visit, can have. */
  formToken(value: string): string {
    return this.#sign(`form.${value}`);
  }

  isFormToken(token: unknown, value: string): boolean {
    return typeof token === 'string' && isSame(token, this.formToken(value));
  }

  /** Ends a session on this side as well: whoever kept the cookie has nothing. */
  end(value: string): void {
    const [, expiry = '', nonce = ''] = value.split('.');
    const now = this.#clock.now().getTime();
    for (const [ended, until] of this.#ended) if (until <= now) this.#ended.delete(ended);
    this.#ended.set(nonce, Number(expiry));
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** Compares in a time that tells nothing about where two texts differ, or how long the expected one is. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
