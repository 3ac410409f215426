import type { GraphRequest } from '../../schemas/graph-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { GraphError } from '../ports.ts';

/** Far beyond any collection read here: it ends a service that makes up a new link for ever. */
const mostPages = 10_000;

/**
 * Every object of a collection, page by page, or a GraphError with code `IncompleteList`: a list that lacks objects would be
 * read as "they were deleted". No `$top` is added, because on Conditional Access it cuts the list and gives no next link
 * (Micke-K/IntuneManagement issues 364 and 379); links are followed as they are, but to `origin` only, since the
 * token goes with them.
 */
export async function listPages(options: {
  readonly request: GraphRequest;
  readonly origin: string;
  readonly firstUrl: string;
  /** The body of the page at an address. */
  readonly fetchPage: (url: string, request: GraphRequest) => Promise<Json | undefined>;
}): Promise<readonly JsonObject[]> {
  const { request, origin } = options;
  const objects: JsonObject[] = [];
  const seen = new Set<string>();
  let url: string | undefined = options.firstUrl;
  let page = request;
  while (url !== undefined) {
    if (seen.has(url)) throw incomplete(request, 'the pages of the list lead back to a page already read');
    if (seen.size >= mostPages) throw incomplete(request, `the list has more than ${mostPages} pages`);
    seen.add(url);
    const body = await options.fetchPage(url, page);
    objects.push(...objectsOf(body, request));
    url = nextLink(body, origin, request);
    page = { method: 'GET', apiVersion: request.apiVersion, path: request.path };
  }
  return objects;
}

function objectsOf(body: Json | undefined, request: GraphRequest): readonly JsonObject[] {
  const value = isJsonObject(body) ? body.value : undefined;
  if (!Array.isArray(value)) throw incomplete(request, 'the answer is not a page of a list: it has no `value` array');
  if (!value.every(isJsonObject)) throw incomplete(request, 'the list holds something that is not an object');
  return value;
}

function nextLink(body: Json | undefined, origin: string, request: GraphRequest): string | undefined {
  const link = isJsonObject(body) ? body['@odata.nextLink'] : undefined;
  if (link === undefined) return undefined;
  if (typeof link !== 'string' || !URL.canParse(link))
    throw incomplete(request, 'the link to the next page is not an address');
  const target = new URL(link);
  if (target.origin !== origin || target.username !== '' || target.password !== '') {
    const where = `${target.origin}, which is not ${origin}`;
    throw incomplete(request, `the link to the next page leads to ${where}; the token must not go there`);
  }
  return link;
}

function incomplete(request: GraphRequest, message: string): GraphError {
  return new GraphError({ message, status: 200, code: 'IncompleteList', outcome: 'refused', request });
}
