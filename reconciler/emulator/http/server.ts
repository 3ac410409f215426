import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../schemas/json.ts';
import type { Fault } from '../faults.ts';
import { tokenReply } from '../identity/token-endpoint.ts';
import type { ApiVersion } from '../metadata/metadata.ts';
import { adminReply } from './admin.ts';
import { batch } from './batch.ts';
import { dispatch, type GraphCall, type Machinery } from './dispatch.ts';
import type { Reply } from './exchange.ts';
import { Failure } from './failure.ts';
import { refusal } from './refusal.ts';
import { isTransportFault } from './transport-fault.ts';

const BODY_LIMIT = 4 * 1024 * 1024;

/** A listening server and the way to end it with connections still open. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Listens on 127.0.0.1 and answers with the machinery. Rejects when the port is taken. */
export async function listen(port: number, machinery: Machinery): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response, machinery).catch((error: unknown) => {
      process.stderr.write(`emulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A TCP server's address is never a pipe name.
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

/** Idle keep-alive connections would hold `close` back until they time out, so they are cut. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, machinery: Machinery): Promise<void> {
  const incoming = await receive(request);
  const fault = isOwnDoor(incoming) ? undefined : machinery.faults.strike(incoming.method, incoming.url.pathname);
  if (fault?.fault === 'resetBefore') return cut(request, response, incoming, machinery);
  if (fault?.fault === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds ?? 1000));
  if (fault?.fault === 'html502' && fault.applied !== true) return badGateway(response, incoming, machinery);
  const reply = answer(incoming, machinery, fault);
  if (fault?.fault === 'resetAfter') {
    request.socket.destroy();
    return;
  }
  if (fault?.fault === 'html502') return badGateway(response, incoming, machinery);
  write(response, reply, fault);
}

function isOwnDoor({ url }: Incoming): boolean {
  return url.pathname.startsWith('/_emulator/') && url.pathname !== '/_emulator/msi/token';
}

async function receive(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= BODY_LIMIT) chunks.push(bytes);
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const url = new URL(request.url ?? '/', `http://${headers.host ?? '127.0.0.1'}`);
  return { method: request.method ?? 'GET', url, headers, text: Buffer.concat(chunks).toString() };
}

function answer(incoming: Incoming, machinery: Machinery, fault: Fault | undefined): Reply {
  const { method, url, headers, text } = incoming;
  const own = adminReply(method, url.pathname, text, machinery);
  if (own !== undefined) return own;
  const origin = originOf(incoming);
  const form = new URLSearchParams(text);
  const token = tokenReply(
    { method, path: url.pathname, query: url.searchParams, headers, form, origin },
    machinery.world.state,
    machinery.world.now(),
  );
  if (token !== undefined) {
    machinery.log.record({ method, path: url.pathname, status: token.status });
    return token;
  }
  return graphReply(incoming, origin, machinery, fault);
}

function graphReply(incoming: Incoming, origin: string, machinery: Machinery, fault: Fault | undefined): Reply {
  const { method, url, headers, text } = incoming;
  const [, version, path = ''] = /^\/(v1\.0|beta)(\/.*)?$/.exec(url.pathname) ?? [];
  const refuse = (failure: Failure) =>
    refusal(failure, { version: isVersion(version) ? version : 'v1.0', path, headers }, machinery.world);
  if (!isVersion(version)) return refuse(new Failure(400, 'BadRequest', 'Invalid version.'));
  const body = parseBody(text);
  if (body instanceof Failure) return refuse(body);
  const call: GraphCall = { method, version, path, query: url.searchParams, headers, body, origin };
  if (path !== '/$batch' || method !== 'POST') {
    return dispatch(
      call,
      machinery,
      fault !== undefined && isTransportFault(fault) && fault.fault !== 'html502' ? undefined : fault,
    );
  }
  try {
    const reply = batch(call, machinery);
    machinery.log.record({ method, path: url.pathname, status: reply.status });
    return reply;
  } catch (error) {
    if (error instanceof Failure) return refuse(error);
    throw error;
  }
}

function isVersion(text: string | undefined): text is ApiVersion {
  return text === 'v1.0' || text === 'beta';
}

function parseBody(text: string): Json | undefined | Failure {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return new Failure(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}

/** The address the client used; behind a TLS terminator that says so, the terminator's. */
function originOf({ headers, url }: Incoming): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${headers['x-forwarded-host'] ?? url.host}`;
}

function cut(request: IncomingMessage, _response: ServerResponse, { method, url }: Incoming, { log }: Machinery): void {
  log.record({ method, path: url.pathname, status: 0 });
  request.socket.destroy();
}

function badGateway(response: ServerResponse, { method, url }: Incoming, { log }: Machinery): void {
  log.record({ method, path: url.pathname, status: 502 });
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end('<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>');
}

function write(response: ServerResponse, { status, headers, body }: Reply, fault: Fault | undefined): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const bytes = Buffer.from(text);
  response.writeHead(status, {
    date: new Date().toUTCString(),
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json; odata.metadata=minimal', 'content-length': bytes.length }),
    ...headers,
  });
  if (fault?.fault === 'truncateBody' && bytes.length > 1) {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.end(bytes);
}
