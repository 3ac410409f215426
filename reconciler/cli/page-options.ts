import { assertSafeToServe } from '../dashboard/access/assert-safe-to-serve.ts';
import type { SignIn } from '../dashboard/access/sign-in-options.ts';
import type { PageOptions } from '../dashboard/page-options.ts';
import type { Health } from '../service/health.ts';
import type { Log } from '../service/log.ts';
import { systemClock } from '../system/system-clock.ts';
import { UsageError } from '../usage-error.ts';
import { type Invocation, textOption, textsOption } from './command.ts';
import { publicUrl } from './public-url.ts';

/**
 * What the page is to be, by the command line and the environment. Throws UsageError where it would be shown to whoever asks: to be
 * called before the port is opened.
 */
export function pageOptions(
  invocation: Invocation,
  { host, health, log }: { readonly host: string; readonly health: Health; readonly log: Log },
): PageOptions {
  const signIn = signInOf(invocation);
  assertSafeToServe({ host }, signIn);
  const url = publicUrl(invocation);
  return {
    clock: systemClock,
    tenants: () =>
      Object.entries(health.ready().tenants).map(([name, { suspended }]) => ({
        name,
        suspended: suspended !== undefined,
      })),
    ...(signIn === undefined ? {} : { signIn }),
    ...(url === undefined ? {} : { publicUrl: url }),
    onError: (error) => log('error', 'a page could not be made', { reason: error.message }),
  };
}

/** The token is a secret, so it stands in the environment. */
function signInOf(invocation: Invocation): SignIn | undefined {
  const token = process.env.GATEWRIGHT_PAGE_TOKEN;
  const header = textOption(invocation, 'signInHeader');
  const trustedProxies = textsOption(invocation, 'trustedProxy');
  if (header === undefined && trustedProxies.length > 0)
    throw new UsageError(
      '`--trusted-proxy` says from where a header counts, and no header is named',
      'name the one your proxy sets with `--sign-in-header`',
    );
  if (token !== undefined && token !== '') {
    if (header !== undefined)
      throw new UsageError(
        'the page asks either for a token or a proxy, and both are configured',
        'unset GATEWRIGHT_PAGE_TOKEN, or leave out `--sign-in-header`',
      );
    invocation.output.conceal(() => [token]);
    return { kind: 'bearer', token };
  }
  return header === undefined ? undefined : { kind: 'proxyHeader', header, trustedProxies };
}
