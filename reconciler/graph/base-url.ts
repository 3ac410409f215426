import { isLoopbackHost } from '../loopback.ts';

/**
 * The origin of Graph from what a user configured, e.g. `https://graph.microsoft.com`. Throws an Error in a user's words.
 * `http` would send the token in the clear, so it is for emulators on this machine only.
 */
export function parseBaseUrl(text: string): URL {
  if (!URL.canParse(text))
    throw new Error(`\`${text}\` is not the address of Graph: write it as https://graph.microsoft.com`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`the address of Graph must begin with https://, not ${url.protocol}//`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new Error(
      `\`${url.origin}\` would carry the token unencrypted: http is accepted for 127.0.0.1, ::1 and localhost only`,
    );
  }
  if (url.username !== '' || url.password !== '')
    throw new Error('the address of Graph must not carry a user name or password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error(`the address of Graph is its origin alone: write ${url.origin}, without version or path`);
  }
  return url;
}

/** True where requests cannot leave this machine. */
export function isLoopback(url: URL): boolean {
  return isLoopbackHost(url.hostname);
}
