import { isIP } from 'node:net';

/** True for an address that only this machine can reach; IPv6 with brackets or without. An empty one means every interface. */
export function isLoopbackHost(host: string): boolean {
  if (host === 'localhost' || host === '::1' || host === '[::1]') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** True for a `Host` header by which this machine is asked. A site that lets its name point here sends its own (DNS rebinding). */
export function isLoopbackName(header: string): boolean {
  const [, host = ''] = /^(.*?)(?::\d{1,5})?$/.exec(header.toLowerCase()) ?? [];
  return host !== '::1' && isLoopbackHost(host);
}
