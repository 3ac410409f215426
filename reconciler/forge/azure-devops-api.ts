import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Clock, Random, Web, WebRequest, WebResponse } from '../ports.ts';
import { version } from '../version.ts';
import { answerWords } from './answer-words.ts';
import { ForgeError } from './forge-error.ts';
import { parseForgeUrl } from './forge-url.ts';
import { parseAnswer } from './parse-answer.ts';
import { sendPatiently } from './send-patiently.ts';

/** Azure DevOps' REST interface, version 7.1, as far as anybody needs it. Paths begin with `/`; what is put into them has to be encoded. */
export interface AzureDevOpsApi {
  /** The body of a successful answer; undefined where it has none. Everything else is a ForgeError. Repeats what GithubApi repeats. */
  request(method: WebRequest['method'], path: string, body?: JsonObject): Promise<Json | undefined>;
  /** Every object of a list (`value`), over all pages: complete, or a ForgeError. */
  list(path: string): Promise<readonly JsonObject[]>;
}

export interface AzureDevOpsApiOptions {
  /** `https://dev.azure.com/ORGANISATION/`: what a pipeline gives as `SYSTEM_COLLECTIONURI`. */
  readonly baseUrl: string;
  /** The job's own token, `SYSTEM_ACCESSTOKEN`, or one of Entra. */
  readonly token: string;
  readonly web: Web;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds one request may take, waits included; ten minutes when absent. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

const largestAnswer = 32 * 1024 * 1024;
const mostPages = 1000;

/** Azure DevOps' REST interface as the holder of a token sees it. */
export function createAzureDevOpsApi(options: AzureDevOpsApiOptions): AzureDevOpsApi {
  const base = parseForgeUrl(options.baseUrl);
  return {
    async request(method, path, body) {
      return parseAnswer(await send(method, addressOf(path, base), body, options));
    },
    async list(path) {
      const objects: JsonObject[] = [];
      const url = new URL(addressOf(path, base));
      for (let page = 0; page < mostPages; page += 1) {
        const response = await send('GET', url.href, undefined, options);
        const answer = parseAnswer(response);
        const value = isJsonObject(answer) ? answer.value : undefined;
        if (!Array.isArray(value) || !value.every(isJsonObject))
          throw odd('Azure DevOps answered with something that is no list');
        objects.push(...value);
        // Microsoft docs, "REST API best practices": the token comes back in a header and goes into the query.
        const continuation = response.headers['x-ms-continuationtoken'];
        if (continuation === undefined || continuation === '') return objects;
        url.searchParams.set('continuationToken', continuation);
      }
      throw odd('the pages of the list have no end');
    },
  };
}

async function send(
  method: WebRequest['method'],
  url: string,
  body: JsonObject | undefined,
  options: AzureDevOpsApiOptions,
): Promise<WebResponse> {
  const { token, patience = 600_000 } = options;
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'user-agent': `gatewright/${version}`,
    // Without it a wrong token is answered with a page to sign in on, and status 203 or 302.
    'x-tfs-fedauthredirect': 'Suppress',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const request = {
    method,
    url,
    headers,
    largestAnswer,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await sendPatiently(request, { ...options, patience, limitOf });
  if (response.status >= 200 && response.status < 300 && response.status !== 203) return response;
  throw explain(request, response, token);
}

/** Microsoft docs, "Rate and usage limits" (2026): 429 with `Retry-After`. Where it is missing a minute is waited, longer each time. */
function limitOf({ status, headers }: WebResponse, earlier: number): number | undefined {
  if (status !== 429) return undefined;
  const after = headers['retry-after'] ?? '';
  return /^\d{1,9}$/.test(after) ? Number(after) * 1000 : 60_000 * 2 ** Math.min(earlier, 10);
}

function explain(request: WebRequest, response: WebResponse, token: string): ForgeError {
  const { status } = response;
  const words = answerWords(response.body, token);
  const path = new URL(request.url).pathname;
  const message = `Azure DevOps answered ${status} to ${request.method} ${path}${words === '' ? '' : `: ${words}`}`;
  const outcome = status >= 500 && request.method !== 'GET' ? 'unknown' : 'refused';
  return new ForgeError(status, message, helpFor(status), outcome);
}

function helpFor(status: number): string {
  if (status === 401 || status === 203 || (status >= 300 && status < 400)) {
    return 'the token is wrong or has ended; map it in the step: `env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)`';
  }
  if (status === 403) return 'give the build service "Contribute to pull requests" on the repository';
  if (status === 404) return 'either there is no such thing, or the build service may not see it';
  if (status === 429) return 'Azure DevOps allows no more requests for a while; run again later';
  if (status >= 500) return 'Azure DevOps itself has a problem; see https://status.dev.azure.com and run again';
  return 'look at what Azure DevOps says, and at the address of the organisation';
}

function addressOf(path: string, base: URL): string {
  if (
    !path.startsWith('/') ||
    path
      .split('?')[0]
      ?.split('/')
      .some((part) => part === '..' || part === '.') === true
  )
    throw new Error(`unreachable: \`${path}\` is no path of Azure DevOps`);
  const url = new URL(`${base.href}${path.slice(1)}`);
  if (!url.searchParams.has('api-version')) url.searchParams.set('api-version', '7.1');
  return url.href;
}

function odd(message: string): ForgeError {
  return new ForgeError(
    200,
    message,
    'look at the address of the organisation and at what stands between here and there',
  );
}
