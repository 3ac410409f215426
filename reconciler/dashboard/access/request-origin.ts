import type { Context } from 'hono';

/** The address of whoever opened the connection, as @hono/node-server hands it on; undefined without a connection. */
export function peerOf(context: Context): string | undefined {
  const env: unknown = context.env;
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined;
  const incoming = env.incoming as { readonly socket?: { readonly remoteAddress?: string } } | undefined;
  return incoming?.socket?.remoteAddress;
}

/** The `Host` header, or where there is none, what stands in the address. */
export function hostOf(context: Context): string {
  return (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase();
}

/** The address people see in their browser: what was configured, or what the request says. */
export function ownOrigin(context: Context, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  return `${new URL(context.req.url).protocol}//${hostOf(context)}`;
}

/**
 * Whether a form was sent by a page of ours. Browsers say so in Sec-Fetch-Site, which no page can forge (W3C Fetch Metadata). They
 * leave it out on plain http, except on this machine, and then Origin has to be ours; since our pages send no referrer, Origin is
 * `null` in forms (WHATWG Fetch, "append a request Origin header"), which proves nothing by itself.
 */
export function isSameOrigin(context: Context, publicUrl: string | undefined): boolean {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const own = ownOrigin(context, publicUrl);
  if (site !== undefined)
    return site === 'same-origin' && (origin === undefined || origin === 'null' || origin === own);
  return origin === own;
}
