import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenLocally, originOf, stopServer } from '../../support/local-server.ts';

/** A request for a token, as it came. */
export interface TokenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly form: URLSearchParams;
}

type Answer = (request: TokenRequest) => { readonly status: number; readonly body: unknown };

/** What Entra, GitHub and a managed identity's endpoint do, as far as getting tokens needs it, on 127.0.0.1. */
export class TokenServer {
  readonly requests: TokenRequest[] = [];
  readonly #server: Server;
  #answer: Answer = () => this.token();
  #issued = 0;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<TokenServer> {
    const server = new TokenServer();
    await listenLocally(server.#server);
    return server;
  }

  get url(): string {
    return originOf(this.#server);
  }

  /** How requests for tokens are answered from now on; discovery is not asked. */
  answerWith(answer: Answer): void {
    this.#answer = answer;
  }

  /** A token different from all before. */
  token(expiresIn = 3600): { readonly status: number; readonly body: unknown } {
    this.#issued += 1;
    const expiresOn = Math.floor(Date.now() / 1000) + expiresIn;
    const token = { access_token: `token-${this.#issued}`, token_type: 'Bearer', expires_in: expiresIn };
    return { status: 200, body: { ...token, expires_on: String(expiresOn), resource: 'r' } };
  }

  async stop(): Promise<void> {
    await stopServer(this.#server);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', this.url);
    const { status, body: answer } = url.pathname.endsWith('/openid-configuration')
      ? this.#discovery(url)
      : this.#answerTo({
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          form: new URLSearchParams(body),
        });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  #answerTo(request: TokenRequest): { readonly status: number; readonly body: unknown } {
    this.requests.push(request);
    return this.#answer(request);
  }

  /** Entra names its endpoints with https, whatever transport a test uses. */
  #discovery(url: URL): { readonly status: number; readonly body: unknown } {
    const base = `https://${url.host}/${url.pathname.split('/')[1] ?? ''}`;
    const endpoints = {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    };
    return { status: 200, body: { issuer: `${base}/v2.0`, jwks_uri: `${base}/keys`, ...endpoints } };
  }
}
