import type { Context } from '@microsoft/microsoft-graph-client';
import type { Json } from '../../../schemas/json.ts';
import { startWatchdog } from '../../system/watchdog.ts';
import { type Call, callOf } from '../call.ts';
import { ConnectionFailure, connectionFailure } from '../connection-failure.ts';
import { excerptOf } from '../excerpt-of.ts';
import { isNestedDeeperThan } from '../is-nested-deeper-than.ts';
import { readWhole } from '../read-whole.ts';
import { scrub } from '../scrub.ts';
import { ChainedMiddleware } from './chained-middleware.ts';

/** Bodies of Graph have a dozen levels; whoever walks through a body recursively bears some thousands. */
const deepestBody = 100;

/**
 * One exchange on the wire: within its time, with its whole body. Body and answer are one thing here, because a body that breaks
 * off is as much a failure of the attempt as a connection that was refused.
 */
export class ExchangeMiddleware extends ChainedMiddleware {
  readonly #timeout: number;
  readonly #largestBody: number;

  constructor(options: { readonly timeoutMilliseconds: number; readonly largestBodyBytes: number }) {
    super();
    this.#timeout = options.timeoutMilliseconds;
    this.#largestBody = options.largestBodyBytes;
  }

  async execute(context: Context): Promise<void> {
    const call = callOf(context);
    call.body = undefined;
    call.excerpt = undefined;
    if (call.signal?.aborted) {
      throw new ConnectionFailure('Cancelled', 'cancelled before the request was sent', {
        reached: false,
        cause: call.signal.reason,
      });
    }
    const controller = new AbortController();
    const cancel = () =>
      controller.abort(new ConnectionFailure('Cancelled', 'cancelled while Graph was answering', { reached: true }));
    const seconds = this.#timeout / 1000;
    const stop = startWatchdog(this.#timeout, () =>
      controller.abort(new ConnectionFailure('Timeout', `Graph did not answer within ${seconds} s`, { reached: true })),
    );
    call.signal?.addEventListener('abort', cancel, { once: true });
    try {
      context.options = { ...context.options, signal: controller.signal };
      await this.forward(context);
      await this.#readBody(context, call);
    } catch (error) {
      throw connectionFailure(controller.signal.aborted ? controller.signal.reason : error);
    } finally {
      stop();
      call.signal?.removeEventListener('abort', cancel);
    }
  }

  async #readBody(context: Context, call: Call): Promise<void> {
    const { response } = context;
    if (response === undefined) throw new Error('unreachable: the HTTP handler set no response');
    const text = await readWhole(response, this.#largestBody);
    if (text === '') {
      if (response.ok && call.request.method === 'GET') throw unreadable(response.status, 'an empty body');
      return;
    }
    const body = parseJson(text);
    const isTooDeep = body !== undefined && isNestedDeeperThan(deepestBody, text);
    if (body !== undefined && !isTooDeep) {
      call.body = body;
      return;
    }
    // Before it is cut: the half of a token that is left would no longer be recognised.
    call.excerpt = excerptOf(scrub(text, call.secrets));
    if (!response.ok) return;
    if (isTooDeep) throw unreadable(response.status, `JSON that is nested deeper than ${deepestBody} levels`);
    const type = response.headers.get('content-type')?.split(';', 1)[0] ?? 'a body of no type';
    throw unreadable(response.status, `${type} that is not complete JSON: ${call.excerpt}`);
  }
}

function unreadable(status: number, what: string): ConnectionFailure {
  return new ConnectionFailure('UnreadableBody', `Graph answered ${status} with ${what}`, { reached: true });
}

function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse returns exactly the values the type Json describes.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
