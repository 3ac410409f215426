import type { GraphRequest } from '../../schemas/graph-request.ts';
import { isJsonObject } from '../../schemas/json.ts';

/** Actions of Graph that are called with POST because of their body's size, and change nothing. */
const readingActions = /\/(directoryObjects\/getByIds|identity\/conditionalAccess\/evaluate)$/;

/** True when a request changes nothing, so that it may be repeated whatever came of it. */
export function isRead(request: GraphRequest): boolean {
  if (request.method === 'GET') return true;
  return request.method === 'POST' && (readingActions.test(request.path) || isReadingBatch(request));
}

/** A batch is what is in it (Microsoft docs: json-batching, 2026). */
function isReadingBatch({ path, body }: GraphRequest): boolean {
  const requests = path === '/$batch' ? body?.requests : undefined;
  return Array.isArray(requests) && requests.every((each) => isJsonObject(each) && each.method === 'GET');
}
