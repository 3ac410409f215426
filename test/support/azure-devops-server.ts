import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { listenLocally, originOf, stopServer } from './local-server.ts';

export interface AzureDevOpsComment {
  readonly id: number;
  readonly author: { readonly id: string; readonly displayName: string };
  readonly content: string;
  readonly isDeleted?: boolean;
}

export interface AzureDevOpsThread {
  readonly id: number;
  readonly status: string;
  readonly comments: readonly AzureDevOpsComment[];
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly text?: string;
}

const buildService = {
  id: '11111111-0000-4000-8000-000000000001',
  displayName: 'policies Build Service (contoso)',
};

/**
 * The part of Azure DevOps' REST interface that threads on pull requests need, in the shape of Microsoft docs, "Pull Request Threads"
 * and "Pull Request Thread Comments" (7.1): deleted comments stay, without their text; a wrong token gets a page and 203.
 */
export class AzureDevOpsServer {
  readonly requests: { readonly method: string; readonly path: string; readonly body: string }[] = [];
  readonly threads: AzureDevOpsThread[] = [];
  readonly faults: ((request: { readonly method: string; readonly path: string }) => Answer | undefined)[] = [];
  readonly token = 'system-access-token-0123456789';
  readonly #server: Server;
  #nextId = 1;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<AzureDevOpsServer> {
    const server = new AzureDevOpsServer();
    await listenLocally(server.#server);
    return server;
  }

  /** The organisation. */
  get url(): string {
    return `${originOf(this.#server)}/contoso/`;
  }

  async stop(): Promise<void> {
    await stopServer(this.#server);
  }

  plant(content: string, author = buildService): AzureDevOpsThread {
    const thread = { id: this.#nextId, status: 'active', comments: [{ id: 1, author, content }] };
    this.#nextId += 1;
    this.threads.push(thread);
    return thread;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    incoming.setEncoding('utf8');
    for await (const chunk of incoming) body += String(chunk);
    const request = { method: incoming.method ?? '', path: incoming.url ?? '', body };
    this.requests.push(request);
    let answer: Answer | undefined;
    for (const fault of this.faults) answer ??= fault(request);
    answer ??= incoming.headers.authorization === `Bearer ${this.token}` ? this.#answer(request) : signIn;
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
    response.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
  }

  #answer({ method, path, body }: { readonly method: string; readonly path: string; readonly body: string }): Answer {
    const url = new URL(path, this.url);
    if (!url.searchParams.has('api-version')) return { status: 400, body: { message: 'No api-version was supplied' } };
    if (url.pathname === '/contoso/_apis/connectionData')
      return { status: 200, body: { authenticatedUser: buildService } };
    const found =
      /^\/contoso\/policies\/_apis\/git\/repositories\/repo\/pullRequests\/7\/threads(?:\/(\d+)\/comments\/(\d+))?$/.exec(
        url.pathname,
      );
    if (found === null) return missing;
    const [, thread, comment] = found;
    if (thread !== undefined) return this.#comment(method, Number(thread), Number(comment), body);
    if (method === 'GET') return { status: 200, body: { value: this.threads.map(shown), count: this.threads.length } };
    const { comments, status } = JSON.parse(body) as { comments: { content: string }[]; status: string };
    const planted = this.plant(comments[0]?.content ?? '');
    this.threads[this.threads.length - 1] = { ...planted, status };
    return { status: 200, body: shown(planted) };
  }

  #comment(method: string, thread: number, comment: number, body: string): Answer {
    const index = this.threads.findIndex(({ id }) => id === thread);
    const found = this.threads[index];
    const current = found?.comments.find(({ id }) => id === comment);
    if (found === undefined || current === undefined || current.isDeleted === true) return missing;
    const content = method === 'PATCH' ? String((JSON.parse(body) as { content: unknown }).content) : '';
    const changed = method === 'DELETE' ? { ...current, content, isDeleted: true } : { ...current, content };
    this.threads[index] = { ...found, comments: found.comments.map((each) => (each === current ? changed : each)) };
    return { status: 200, body: { id: changed.id, content: changed.content, author: changed.author } };
  }
}

const missing: Answer = {
  status: 404,
  body: { message: 'TF401180: The requested pull request was not found.', typeKey: 'GitPullRequestNotFoundException' },
};
const signIn: Answer = { status: 203, text: '<html><title>Azure DevOps Services | Sign In</title></html>' };

function shown({ id, status, comments }: AzureDevOpsThread): JsonObject {
  return {
    id,
    status,
    isDeleted: false,
    comments: comments.map((comment) => ({ ...comment, isDeleted: comment.isDeleted === true, commentType: 'text' })),
  };
}
