import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { PageOptions } from '../page-options.ts';
import type { Viewer } from '../views/layout.ts';
import { Attempts } from './attempts.ts';
import { ownOrigin, peerOf } from './request-origin.ts';
import { isSame, Sessions } from './sessions.ts';
import { trustedAddresses } from './trusted-addresses.ts';

/** Who asks: somebody known, somebody who may sign in, or nobody this page is for. */
export type Admission =
  | { readonly kind: 'known'; readonly viewer: Viewer | undefined }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'outside' };

/** Decides who may look. It keeps the sessions and the failed attempts of one service. */
export class SignInGate {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly #options: PageOptions;
  readonly #isTrusted: (address: string | undefined) => boolean;

  constructor(options: PageOptions) {
    this.#options = options;
    this.sessions = new Sessions(options.clock, options.secret);
    this.attempts = new Attempts(options.clock);
    this.#isTrusted = trustedAddresses(options.signIn?.kind === 'proxyHeader' ? options.signIn.trustedProxies : []);
  }

  admit(context: Context): Admission {
    const { signIn } = this.#options;
    if (signIn === undefined) return { kind: 'known', viewer: undefined };
    if (signIn.kind === 'proxyHeader') return this.#fromProxy(context, signIn.header);
    const session = getCookie(context, this.cookieName(context));
    if (this.sessions.isValid('session', session))
      return { kind: 'known', viewer: { name: 'token', signOutToken: this.sessions.formToken(session) } };
    const given = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    return given === undefined ? { kind: 'unknown' } : this.try(context, given);
  }

  /** Looks at a token; too many wrong ones from one place have to wait, right or wrong. */
  try(context: Context, given: string): Admission {
    const { signIn } = this.#options;
    const from = peerOf(context) ?? 'unknown';
    const seconds = this.attempts.wait(from);
    if (seconds > 0) return { kind: 'wait', seconds };
    if (signIn?.kind === 'bearer' && isSame(given.trim(), signIn.token.trim())) {
      this.attempts.succeed(from);
      return { kind: 'known', viewer: undefined };
    }
    this.attempts.fail(from);
    return { kind: 'unknown' };
  }

  /** `__Host-` makes browsers insist on https, this host and no other path; plain http cannot have it. */
  cookieName(context: Context, what: 'session' | 'visit' = 'session'): string {
    return this.isSecure(context) ? `__Host-gatewright-${what}` : `gatewright-${what}`;
  }

  isSecure(context: Context): boolean {
    return ownOrigin(context, this.#options.publicUrl).startsWith('https:');
  }

  #fromProxy(context: Context, header: string): Admission {
    if (!this.#isTrusted(peerOf(context))) return { kind: 'outside' };
    const name = context.req.header(header)?.trim() ?? '';
    return name === '' ? { kind: 'outside' } : { kind: 'known', viewer: { name: visibleText(name).slice(0, 120) } };
  }
}
