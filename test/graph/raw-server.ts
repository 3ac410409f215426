import { createServer, type Server, type Socket } from 'node:net';
import { listenLocally, originOf } from '../support/local-server.ts';

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What to write to the socket, byte for byte; or a way of not answering. */
export type RawAnswer = string | 'reset' | 'silence' | { readonly thenReset: string };

/**
 * A server that answers with bytes a test chose, so that faults no HTTP library would produce can be produced. Answers are taken
 * in turn; the last one is repeated.
 */
export class RawServer {
  readonly requests: RawRequest[] = [];
  readonly #answers: ((request: RawRequest) => RawAnswer)[];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(answers: readonly ((request: RawRequest) => RawAnswer)[]) {
    this.#answers = [...answers];
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(...answers: readonly (RawAnswer | ((request: RawRequest) => RawAnswer))[]): Promise<RawServer> {
    const server = new RawServer(answers.map((answer) => (typeof answer === 'function' ? answer : () => answer)));
    await listenLocally(server.#server);
    return server;
  }

  get url(): string {
    return originOf(this.#server);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
      const request = parse(received);
      if (request === undefined) return;
      received = '';
      this.requests.push(request);
      const next = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
      if (next === undefined) throw new Error('a raw server needs an answer');
      write(socket, next(request));
    });
  }
}

/** A complete answer with a JSON body. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): string {
  return answer(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

/** A complete answer. */
export function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ 'content-length': String(Buffer.byteLength(body)), ...headers });
  return `HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

function write(socket: Socket, reply: RawAnswer): void {
  if (reply === 'silence') return;
  if (reply === 'reset') socket.resetAndDestroy();
  else if (typeof reply === 'string') socket.write(reply);
  else socket.write(reply.thenReset, () => setImmediate(() => socket.destroy()));
}

function parse(text: string): RawRequest | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = text.slice(end + 4);
  if (Buffer.byteLength(body) < Number(headers['content-length'] ?? 0)) return undefined;
  const [method = '', path = ''] = first.split(' ');
  return { method, path, headers, body };
}
