import { ForgeError } from './forge-error.ts';

/**
 * The address of the next page from a `Link` header (RFC 8288); undefined on the last page. The token goes with the next request, so
 * a link that leaves `base` is refused.
 */
export function nextPage(link: string | undefined, base: URL): string | undefined {
  const next = (link ?? '').match(/<([^<>]*)>[^<]*;\s*rel="?next"?/)?.[1];
  if (next === undefined) return undefined;
  if (!URL.canParse(next)) throw strayed('is not an address');
  const target = new URL(next);
  const isBelow = target.origin === base.origin && target.pathname.startsWith(base.pathname);
  if (!isBelow || target.username !== '' || target.password !== '') {
    throw strayed(`leads to ${target.origin}, which is not ${base.origin}; the token must not go there`);
  }
  return target.href;
}

function strayed(why: string): ForgeError {
  return new ForgeError(200, `the link to the next page ${why}`, 'look at what stands between here and GitHub');
}
