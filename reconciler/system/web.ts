import { type Web, WebError, type WebRequest, type WebResponse } from '../ports.ts';

const largestBody = 1024 * 1024;

/** The real door to webhooks and to the interfaces of pull requests. */
export const web: Web = {
  async send(request: WebRequest): Promise<WebResponse> {
    const limit = AbortSignal.timeout(request.timeout ?? 30_000);
    const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
    try {
      const response = await fetch(request.url, {
        method: request.method,
        ...(request.headers === undefined ? {} : { headers: request.headers }),
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        signal,
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readStart(response, request.largestAnswer ?? largestBody),
      };
    } catch (error) {
      if (request.signal?.aborted === true) throw request.signal.reason;
      const why = limit.aborted ? 'does not answer in time' : `cannot be reached: ${reasonOf(error)}`;
      throw new WebError(`${hostOf(request.url)} ${why}`);
    }
  },
};

async function readStart(response: Response, largest: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    text += decoder.decode(chunk, { stream: true });
    if (size >= largest) break;
  }
  return text;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the address';
}

/** The network's own word, e.g. ECONNREFUSED: the message of fetch may hold the whole address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'no connection';
}
