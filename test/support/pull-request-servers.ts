import { createServer, type Server } from 'node:http';
import type { JsonObject } from '../../schemas/json.ts';
import { listenLocally, originOf, stopServer } from './local-server.ts';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ServedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer in place of the real one; `lost`: the work is done, and the connection breaks. */
export type ServerFault = (request: SeenRequest) => ServedAnswer | 'lost' | undefined;

/** A server on 127.0.0.1 that answers one request after the other, and knows the token. */
abstract class ForgeServer {
  readonly requests: SeenRequest[] = [];
  /** Each is asked once per request, and stays until it is taken out. */
  readonly faults: ServerFault[] = [];
  readonly token = 'pull-request-token-0123456789';
  #server: Server | undefined;

  async start(): Promise<this> {
    const server = createServer(async (incoming, response) => {
      let body = '';
      for await (const chunk of incoming) body += String(chunk);
      const request = { method: incoming.method ?? '', path: incoming.url ?? '', body };
      this.requests.push(request);
      const fault = this.faults.map((each) => each(request)).find((each) => each !== undefined);
      const isKnown = incoming.headers.authorization === `Bearer ${this.token}`;
      const denied: ServedAnswer = { status: 401, body: { message: 'Bad credentials' } };
      const answer = fault === undefined || fault === 'lost' ? (isKnown ? this.answer(request) : denied) : fault;
      if (fault === 'lost') return void incoming.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
    await listenLocally(server);
    this.#server = server;
    return this;
  }

  get url(): string {
    if (this.#server === undefined) throw new Error('the server is not listening');
    return originOf(this.#server);
  }

  async stop(): Promise<void> {
    if (this.#server !== undefined) await stopServer(this.#server);
  }

  writes(): readonly string[] {
    return this.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  }

  protected abstract answer(request: SeenRequest): ServedAnswer;
}

interface Pull {
  number: number;
  title: string;
  body: string;
  state: string;
  head: string;
  base: string;
  labels: string[];
  comments: string[];
}

/** Pull requests of `contoso/policies` in the shape of GitHub docs, "REST API endpoints for pull requests" (2026). */
export class GithubPulls extends ForgeServer {
  readonly pulls: Pull[] = [];

  protected answer({ method, path, body }: SeenRequest): ServedAnswer {
    const url = new URL(path, this.url);
    const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, string> & { labels?: string[] };
    const [, kind = '', number = '', part] =
      /^\/repos\/contoso\/policies\/(pulls|issues)(?:\/(\d+)(?:\/(\w+))?)?$/.exec(url.pathname) ?? [];
    const pull = this.pulls.find((each) => each.number === Number(number));
    if (kind === 'pulls' && method === 'GET') {
      const head = url.searchParams.get('head');
      const found = this.pulls.filter((each) => each.state === 'open' && `contoso:${each.head}` === head);
      return { status: 200, body: found.map(shown) };
    }
    if (kind === 'pulls' && method === 'POST') {
      const { title = '', body: text = '', head = '', base = '' } = sent;
      if (this.pulls.some((each) => each.state === 'open' && each.head === head))
        return {
          status: 422,
          body: { message: 'Validation Failed', errors: [{ message: 'A pull request already exists' }] },
        };
      const made = {
        number: this.pulls.length + 1,
        title,
        body: text,
        head,
        base,
        state: 'open',
        labels: [],
        comments: [],
      };
      this.pulls.push(made);
      return { status: 201, body: shown(made) };
    }
    if (pull === undefined) return { status: 404, body: { message: 'Not Found' } };
    if (part === 'labels') pull.labels.push(...(sent.labels ?? []));
    else if (part === 'comments') pull.comments.push(sent.body ?? '');
    else Object.assign(pull, sent);
    return { status: 200, body: shown(pull) };
  }
}

function shown({ number, title, body, state, head, base, labels }: Pull): JsonObject {
  return {
    number,
    title,
    body: body.replaceAll('\n', '\r\n'),
    state,
    html_url: `https://github.example/contoso/policies/pull/${number}`,
    head: { ref: head, repo: { full_name: 'contoso/policies' } },
    base: { ref: base },
    labels: labels.map((name) => ({ name })),
  };
}

/** Pull requests of one repository in the shape of Microsoft docs, "Pull Requests" (7.1). */
export class AzureDevOpsPulls extends ForgeServer {
  readonly pulls: (Record<string, unknown> & { status: string; sourceRefName?: string })[] = [];
  readonly threads: unknown[] = [];

  protected answer({ method, path, body }: SeenRequest): ServedAnswer {
    const url = new URL(path, this.url);
    const sent = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
    const [, number, part] =
      /^\/contoso\/Security%20Team\/_apis\/git\/repositories\/policies\/pullrequests(?:\/(\d+)(?:\/(\w+))?)?$/.exec(
        url.pathname,
      ) ?? [url.pathname];
    if (url.searchParams.get('api-version') !== '7.1') return { status: 400, body: { message: 'no version' } };
    const pull = this.pulls[Number(number) - 1];
    if (method === 'GET') {
      const source = url.searchParams.get('searchCriteria.sourceRefName');
      return {
        status: 200,
        body: { value: this.pulls.filter((each) => each.status === 'active' && each.sourceRefName === source) },
      };
    }
    if (method === 'POST' && number === undefined) {
      const made = {
        ...sent,
        status: 'active',
        pullRequestId: this.pulls.length + 1,
        repository: { webUrl: 'https://dev.azure.example/policies' },
      };
      this.pulls.push(made);
      return { status: 201, body: made };
    }
    if (part === 'threads') this.threads.push(sent);
    else if (pull !== undefined) Object.assign(pull, sent);
    return { status: 200, body: pull ?? {} };
  }
}
