import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';

/** Lets a server listen on a free port of 127.0.0.1. */
export async function listenLocally(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** `http://127.0.0.1:PORT` of a server that listens. */
export function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server is not listening');
  return `http://127.0.0.1:${address.port}`;
}

/** Stops a server with all its connections. */
export async function stopServer(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
