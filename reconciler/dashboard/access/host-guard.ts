import type { Context, MiddlewareHandler } from 'hono';
import { isLoopbackName } from '../../loopback.ts';
import type { PageOptions } from '../page-options.ts';
import { hostOf } from './request-origin.ts';

/**
 * Without sign-in the page is only for this machine, and only under its own names: a site whose name was made to point at 127.0.0.1
 * would otherwise read it through the browser of whoever visits (DNS rebinding). With sign-in such a site has no session.
 */
export function hostGuard(
  { signIn, publicUrl }: PageOptions,
  refuse: (context: Context, help: string) => Response | Promise<Response>,
): MiddlewareHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host.toLowerCase();
  return async (context, next) => {
    const host = hostOf(context);
    const isOurs = host === publicHost || isLoopbackName(host) || (signIn !== undefined && publicHost === undefined);
    if (!isOurs) return refuse(context, publicHost ?? 'http://127.0.0.1');
    await next();
    return undefined;
  };
}
