import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { listenLocally, originOf, stopServer } from './local-server.ts';

export interface GithubUser {
  readonly login: string;
  readonly id: number;
}

export interface GithubRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface GithubAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** In place of `body`, byte for byte. */
  readonly text?: string;
}

export interface GithubComment {
  readonly id: number;
  readonly user: GithubUser;
  readonly body: string;
  readonly created_at: string;
}

/** Something that goes wrong: an answer in place of the real one, a broken connection before or after the work; undefined: nothing. */
export type GithubFault = (request: GithubRequest) => GithubAnswer | 'reset' | 'lost' | undefined;

const actionsBot: GithubUser = { login: 'github-actions[bot]', id: 41898282 };

/**
 * The part of GitHub's REST and GraphQL interfaces that comments on pull requests need, in the shape of GitHub docs, "REST API
 * endpoints for issue comments" (2026): pages with `Link`, 404 to who may not see, 403 with GitHub's own words.
 */
export class GithubServer {
  readonly requests: GithubRequest[] = [];
  readonly comments: GithubComment[] = [];
  /** Asked in turn for each request, before anything is done. */
  readonly faults: GithubFault[] = [];
  readonly users = new Map<string, GithubUser>([['actions-token-0123456789', actionsBot]]);
  /** As GitHub lists the pull requests of a commit. */
  readonly pullRequests: {
    readonly number: number;
    readonly merge_commit_sha: string;
    readonly merged_at: string | null;
  }[] = [];
  /** Who edited a comment last, as GraphQL names them. */
  readonly editors = new Map<number, string>();
  readonly #server: Server;
  #nextId = 1000;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<GithubServer> {
    const server = new GithubServer();
    await listenLocally(server.#server);
    return server;
  }

  get url(): string {
    return originOf(this.#server);
  }

  async stop(): Promise<void> {
    await stopServer(this.#server);
  }

  /** A comment that is there already. */
  plant(body: string, user: GithubUser = actionsBot): GithubComment {
    this.#nextId += 1;
    const comment = {
      id: this.#nextId,
      user,
      body,
      created_at: new Date(Date.UTC(2026, 0, 1) + this.#nextId * 1000).toISOString(),
    };
    this.comments.push(comment);
    return comment;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    incoming.setEncoding('utf8');
    for await (const chunk of incoming) body += String(chunk);
    const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
    this.requests.push(request);
    let fault: ReturnType<GithubFault>;
    for (const candidate of this.faults) fault ??= candidate(request);
    if (fault === 'reset') {
      incoming.socket.destroy();
      return;
    }
    const answer = fault === undefined || fault === 'lost' ? this.#answer(request) : fault;
    if (fault === 'lost') {
      incoming.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
    response.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
  }

  #answer(request: GithubRequest): GithubAnswer {
    const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '');
    const user = this.users.get(token);
    if (user === undefined) return { status: 401, body: { message: 'Bad credentials', status: '401' } };
    const url = new URL(request.path, this.url);
    if (url.pathname === '/graphql' && request.body.includes('node(')) return this.#editor(request);
    if (url.pathname === '/graphql')
      return { status: 200, body: { data: { viewer: { login: user.login, databaseId: user.id } } } };
    const pulls = /^\/repos\/contoso\/policies\/commits\/(\w+)\/pulls$/.exec(url.pathname);
    if (pulls !== null)
      return { status: 200, body: this.pullRequests.filter((pull) => pull.merge_commit_sha === pulls[1]) };
    const list = /^\/repos\/contoso\/policies\/issues\/(\d+)\/comments$/.exec(url.pathname);
    if (list !== null && request.method === 'GET') return this.#page(url);
    if (list !== null && request.method === 'POST')
      return { status: 201, body: shown(this.plant(bodyOf(request), user)) };
    const one = /^\/repos\/contoso\/policies\/issues\/comments\/(\d+)$/.exec(url.pathname);
    return one === null ? notFound : this.#one(request, Number(one[1]), user);
  }

  #editor(request: GithubRequest): GithubAnswer {
    const { variables } = JSON.parse(request.body) as { variables: { id: string } };
    const login = this.editors.get(Number(variables.id.replace('IC_', '')));
    return { status: 200, body: { data: { node: { editor: login === undefined ? null : { login } } } } };
  }

  #page(url: URL): GithubAnswer {
    const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
    const page = Number(url.searchParams.get('page') ?? 1);
    const items = this.comments.slice((page - 1) * size, page * size);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const last = Math.ceil(this.comments.length / size);
    const headers = page < last ? { link: `<${next.href}>; rel="next", <${next.href}>; rel="last"` } : {};
    return { status: 200, headers, body: items.map(shown) };
  }

  #one(request: GithubRequest, id: number, user: GithubUser): GithubAnswer {
    const index = this.comments.findIndex((comment) => comment.id === id);
    const comment = this.comments[index];
    if (comment === undefined) return notFound;
    // A token of Actions may edit what others wrote where it has write access, so the server lets it: not to do so is up to us.
    if (request.method === 'DELETE') {
      this.comments.splice(index, 1);
      return { status: 204 };
    }
    if (request.method === 'PATCH') this.comments[index] = { ...comment, body: bodyOf(request) };
    return { status: 200, body: shown({ ...comment, user: user === comment.user ? user : comment.user }) };
  }
}

const notFound: GithubAnswer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};

function bodyOf(request: GithubRequest): string {
  return String((JSON.parse(request.body) as { body?: unknown }).body ?? '');
}

function shown({ id, user, body, created_at }: GithubComment): JsonObject {
  return {
    id,
    node_id: `IC_${id}`,
    body,
    created_at,
    updated_at: created_at,
    user: { ...user, type: user.login.endsWith('[bot]') ? 'Bot' : 'User' },
  };
}
