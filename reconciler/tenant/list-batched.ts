import type { GraphRequest } from '../../schemas/graph-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type Clock, type Graph, GraphError } from '../ports.ts';

/** Graph takes at most so many requests in a batch (Microsoft docs: json-batching, 2026). */
const mostInBatch = 20;
/** Batches on their way at once. */
const atOnce = 4;
const mostAttempts = 8;
/** Far beyond any list read here: it ends a service that makes up a new link for ever. */
const mostPages = 10_000;

/** `forbidden` and `missing` are answers too; a list is complete. */
export type ListedOrNot = readonly JsonObject[] | 'forbidden' | 'missing';

export interface BatchedListing {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Lists wanted, as paths below v1.0, each once. */
  readonly paths: readonly string[];
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface Item {
  readonly path: string;
  next: string;
  readonly objects: JsonObject[];
  attempts: number;
  pages: number;
}

/**
 * Many lists of directory objects, twenty to a request, each over all its pages. Every request in a batch is throttled for itself, so
 * one that was is asked again after the time it names. Anything but a list, 403 and 404 is a GraphError: half an answer is none.
 */
export async function listBatched(listing: BatchedListing): Promise<ReadonlyMap<string, ListedOrNot>> {
  const waiting: Item[] = listing.paths.map((path) => ({ path, next: path, objects: [], attempts: 0, pages: 0 }));
  const done = new Map<string, ListedOrNot>();
  const worker = async () => {
    for (let batch = waiting.splice(0, mostInBatch); batch.length > 0; batch = waiting.splice(0, mostInBatch)) {
      const pause = await sendBatch(listing.graph, batch, waiting, done);
      listing.onProgress?.(done.size, listing.paths.length);
      if (pause > 0) await listing.clock.sleep(pause);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}

/** Sends one batch, puts what is not finished back, and says how long to wait. */
async function sendBatch(
  graph: Graph,
  batch: readonly Item[],
  waiting: Item[],
  done: Map<string, ListedOrNot>,
): Promise<number> {
  const requests = batch.map(({ next }, index) => ({ id: String(index), method: 'GET', url: next }));
  const { body } = await graph.send({ method: 'POST', apiVersion: 'v1.0', path: '/$batch', body: { requests } });
  const responses = isJsonObject(body) && Array.isArray(body.responses) ? body.responses.filter(isJsonObject) : [];
  let pause = 0;
  for (const [index, item] of batch.entries()) {
    const response = responses.find(({ id }) => id === String(index));
    const outcome = take(item, response);
    if (typeof outcome === 'number') pause = Math.max(pause, outcome);
    if (outcome === undefined || typeof outcome === 'number') waiting.push(item);
    else done.set(item.path, outcome);
  }
  return pause;
}

/** What became of one list; milliseconds to wait before it is asked again, undefined when there is another page. */
function take(item: Item, response: JsonObject | undefined): ListedOrNot | number | undefined {
  const status = typeof response?.status === 'number' ? response.status : 0;
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status !== 200) {
    item.attempts += 1;
    const isPassing = status === 0 || status === 429 || status >= 500;
    if (!isPassing || item.attempts >= mostAttempts) throw failure(item, status, response?.body);
    return retryAfter(response?.headers) ?? 1000 * 2 ** (item.attempts - 1);
  }
  const page = isJsonObject(response?.body) ? response.body : {};
  if (!Array.isArray(page.value) || !page.value.every(isJsonObject)) throw failure(item, status, undefined);
  item.objects.push(...page.value);
  item.pages += 1;
  const link = page['@odata.nextLink'];
  if (link === undefined) return item.objects;
  const next = typeof link === 'string' ? pathOf(link) : undefined;
  if (next === undefined || next === item.next || item.pages > mostPages) throw failure(item, status, undefined);
  item.next = next;
  return undefined;
}

/** Addresses in a batch are relative to the version; the token goes nowhere else, whatever host a link names. */
function pathOf(link: string): string | undefined {
  return /^https?:\/\/[^/]+\/v1\.0(\/.+)$/.exec(link)?.[1];
}

function retryAfter(headers: Json | undefined): number | undefined {
  const named = isJsonObject(headers) ? Object.entries(headers) : [];
  const value = named.find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = Number(value);
  return value === undefined || !Number.isFinite(seconds) ? undefined : Math.min(seconds, 300) * 1000;
}

function failure({ path }: Item, status: number, body: Json | undefined): GraphError {
  const request: GraphRequest = { method: 'GET', apiVersion: 'v1.0', path };
  const error = isJsonObject(body) && isJsonObject(body.error) ? body.error : {};
  const isList = status === 200;
  const message = isList ? 'the answer is not a page of a list' : String(error.message ?? 'no answer in the batch');
  const code = isList ? 'IncompleteList' : String(error.code ?? 'NoAnswer');
  return new GraphError({ message, status, code, outcome: 'refused', request });
}
