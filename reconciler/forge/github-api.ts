import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Clock, Random, Web, WebRequest, WebResponse } from '../ports.ts';
import { version } from '../version.ts';
import { answerWords } from './answer-words.ts';
import { explainRefusal } from './explain-refusal.ts';
import { ForgeError } from './forge-error.ts';
import { parseForgeUrl } from './forge-url.ts';
import { nextPage } from './next-page.ts';
import { parseAnswer } from './parse-answer.ts';
import { rateLimitWait } from './rate-limit.ts';
import { sendPatiently } from './send-patiently.ts';

/** GitHub's REST interface, as far as anybody needs it. Paths begin with `/`; what is put into them has to be encoded. */
export interface GithubApi {
  /**
   * The body of a successful answer; undefined where it has none. Everything else is a ForgeError. Limits are waited out; 5xx and
   * broken connections are tried again, except for POST: there `outcome: 'unknown'` asks to look before trying again.
   */
  request(method: WebRequest['method'], path: string, body?: JsonObject): Promise<Json | undefined>;
  /** Every object of a list, over all pages: complete, or a ForgeError. */
  list(path: string): Promise<readonly JsonObject[]>;
  /** The `data` of a GraphQL query. It must change nothing, because it is repeated like a GET. */
  query(text: string, variables?: JsonObject): Promise<JsonObject>;
}

export interface GithubApiOptions {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server: what Actions gives as `GITHUB_API_URL`. */
  readonly baseUrl: string;
  readonly token: string;
  readonly web: Web;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds one request may take, waits included; ten minutes when absent. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

/** A page of 100 comments of the greatest length stays below it. */
const largestAnswer = 32 * 1024 * 1024;
const mostPages = 1000;
const mostRedirects = 3;

/** GitHub's REST interface as the holder of a token sees it. */
export function createGithubApi(options: GithubApiOptions): GithubApi {
  const base = parseForgeUrl(options.baseUrl);
  const send = (method: WebRequest['method'], url: string, body?: JsonObject) =>
    follow({ method, url, headers: headersOf(options.token, body), ...bodyOf(body), largestAnswer }, base, options);
  return {
    async request(method, path, body) {
      return parseAnswer(await send(method, addressOf(path, base), body));
    },
    async list(path) {
      const objects: JsonObject[] = [];
      const seen = new Set<string>();
      let url: string | undefined = withPageSize(addressOf(path, base));
      while (url !== undefined) {
        if (seen.has(url) || seen.size >= mostPages) throw oddAnswer('the pages of the list have no end');
        seen.add(url);
        const response: WebResponse = await send('GET', url);
        objects.push(...objectsOf(parseAnswer(response)));
        url = nextPage(response.headers.link, base);
      }
      return objects;
    },
    async query(text, variables = {}) {
      const body = { query: text, variables };
      const request = {
        method: 'POST',
        url: graphqlAddress(base),
        headers: headersOf(options.token, body),
        ...bodyOf(body),
      } as const;
      const answer = parseAnswer(await follow({ ...request, largestAnswer }, base, { ...options, readsOnly: true }));
      if (isJsonObject(answer) && isJsonObject(answer.data)) return answer.data;
      const errors = isJsonObject(answer) && Array.isArray(answer.errors) ? answer.errors : [];
      const words = answerWords(JSON.stringify({ message: 'GitHub refuses the query', errors }), options.token);
      throw new ForgeError(200, words, 'the token may lack a permission');
    },
  };
}

/** Sends, and goes where a repository that was renamed has gone (GitHub docs: "Follow redirects"), but never elsewhere. */
async function follow(
  request: WebRequest,
  base: URL,
  options: GithubApiOptions & { readonly readsOnly?: boolean },
): Promise<WebResponse> {
  const { clock, token, patience = 600_000 } = options;
  let url = request.url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const sent = { ...request, url };
    const response = await sendPatiently(sent, {
      ...options,
      patience,
      limitOf: (answer, earlier) => rateLimitWait(answer, earlier, clock.now()),
    });
    if (response.status >= 200 && response.status < 300) return response;
    const kept =
      [307, 308].includes(response.status) || (request.method === 'GET' && [301, 302].includes(response.status));
    if (!kept) throw explainRefusal(sent, response, token, clock.now());
    const location = response.headers.location ?? '';
    if (!URL.canParse(location, url)) throw oddAnswer('GitHub sends us to what is no address');
    const target = new URL(location, url);
    if (target.origin !== base.origin)
      throw oddAnswer(`GitHub sends us to ${target.origin}; the token must not go there`);
    url = target.href;
  }
  throw oddAnswer('GitHub sends us from one address to the next');
}

function headersOf(token: string, body: JsonObject | undefined): Readonly<Record<string, string>> {
  return {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': `gatewright/${version}`,
    'x-github-api-version': '2022-11-28',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

function bodyOf(body: JsonObject | undefined): { readonly body?: string } {
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function addressOf(path: string, base: URL): string {
  const url = new URL(`${base.href}${path.slice(1)}`);
  if (
    !path.startsWith('/') ||
    path
      .split(/[?#]/)[0]
      ?.split('/')
      .some((part) => part === '..' || part === '.') === true
  )
    throw new Error(`unreachable: \`${path}\` is no path of GitHub`);
  return url.href;
}

/** GitHub docs, "Forming calls with GraphQL": beside `api.github.com`'s root, and beside `/api/v3` of an Enterprise Server. */
function graphqlAddress(base: URL): string {
  return base.pathname.endsWith('/v3/') ? new URL('../graphql', base).href : new URL('graphql', base).href;
}

function withPageSize(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('per_page')) url.searchParams.set('per_page', '100');
  return url.href;
}

function objectsOf(page: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(page) || !page.every(isJsonObject))
    throw oddAnswer('GitHub answered with something that is no list');
  return page;
}

function oddAnswer(message: string): ForgeError {
  return new ForgeError(
    200,
    message,
    'look at the address of the interface and at what stands between here and GitHub',
  );
}
