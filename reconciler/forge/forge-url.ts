import { isLoopback } from '../graph/base-url.ts';
import { UsageError } from '../usage-error.ts';

/** The base of an interface that gets a token, with `/` at its end. Throws UsageError where the token would not be safe there. */
export function parseForgeUrl(text: string): URL {
  if (!URL.canParse(text)) throw new UsageError(`\`${text}\` is no address`, 'write it as https://api.github.com');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new UsageError(`the address of \`${url.host}\` holds more than host and path`, 'leave out names and queries');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw new UsageError(
      `\`${url.protocol}//${url.host}\` would carry the token unencrypted`,
      'use https; http is accepted for 127.0.0.1, ::1 and localhost only',
    );
  }
  return new URL(url.pathname.endsWith('/') ? url.href : `${url.href}/`);
}
