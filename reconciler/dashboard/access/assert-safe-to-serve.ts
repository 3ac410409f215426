import { isLoopbackHost } from '../../loopback.ts';
import { UsageError } from '../../usage-error.ts';
import type { SignIn } from './sign-in-options.ts';
import { trustedAddresses } from './trusted-addresses.ts';

/** A token that can be guessed is none: 24 characters of `openssl rand -base64 18` and up. */
const shortestToken = 24;

/** Throws UsageError where serving would show the page to whoever asks. To be called before the port is opened. */
export function assertSafeToServe(listen: { readonly host: string }, signIn: SignIn | undefined): void {
  if (signIn === undefined) {
    if (isLoopbackHost(listen.host)) return;
    throw new UsageError(
      `\`${listen.host}\` can be reached from other machines, and the page asks nobody who they are`,
      'listen on 127.0.0.1, or set GATEWRIGHT_PAGE_TOKEN, or name the header of a proxy with `--sign-in-header` and `--trusted-proxy`',
    );
  }
  if (signIn.kind === 'bearer') assertToken(signIn.token);
  else assertProxy(signIn);
}

function assertToken(token: string): void {
  if (/\s/.test(token.trim()))
    throw new UsageError(
      'the token for the page has blanks in it',
      'make one that fits into a header, e.g. with `openssl rand -base64 32`',
    );
  if (token.trim().length >= shortestToken) return;
  throw new UsageError(
    `the token for the page has fewer than ${shortestToken} characters`,
    'make one that cannot be guessed, e.g. with `openssl rand -base64 32`',
  );
}

function assertProxy({ header, trustedProxies }: Extract<SignIn, { kind: 'proxyHeader' }>): void {
  if (!/^[A-Za-z0-9-]+$/.test(header))
    throw new UsageError(
      `\`${header}\` is not the name of a header`,
      'name the header your proxy sets, e.g. `x-forwarded-user`',
    );
  if (trustedProxies.length === 0)
    throw new UsageError(
      `anybody could send the header \`${header}\``,
      'name the addresses of the proxies that set it, e.g. `10.0.0.5`',
    );
  trustedAddresses(trustedProxies);
}
