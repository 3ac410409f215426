import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UsageError } from '../../usage-error.ts';
import type { Address } from './address.ts';

export interface Listening {
  readonly url: string;
  /** Ends open connections as well. */
  close(): Promise<void>;
}

/** Opens the door. Throws UsageError where it cannot be. */
export async function listen(app: Hono, { host, port }: Address): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { host, port })));
    server.listen(port, host, resolve);
  });
  // A server that listens on a port has an address of this form.
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  if (error.code === 'EADDRINUSE')
    return new UsageError(
      `another program listens on ${host}:${port}`,
      'name another address with `--listen HOST:PORT`, or end that program',
    );
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UsageError(`this machine has no address \`${host}\``, 'e.g. `--listen 127.0.0.1:8484`');
  return error;
}
