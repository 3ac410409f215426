import type { GraphRequest } from '../../schemas/graph-request.ts';

/** Actions of Graph that are called with POST because of their body's size, and change nothing. */
const readingActions = /\/(directoryObjects\/getByIds|identity\/conditionalAccess\/evaluate)$/;

/** True when a request changes nothing, so that it may be repeated whatever came of it. */
export function isRead(request: GraphRequest): boolean {
  return request.method === 'GET' || (request.method === 'POST' && readingActions.test(request.path));
}
