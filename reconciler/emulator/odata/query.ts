import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, type Service } from '../http/failure.ts';
import { matchesFilter } from './filter-evaluate.ts';
import { FilterSyntaxError, parseFilter } from './filter-parse.ts';

/** How one collection deals with the system query options. */
export interface QueryRules {
  readonly service: Service;
  /** Text after `$metadata#` in `@odata.context`. */
  readonly context: string;
  /** Options refused with 400; absent options of the common set are accepted. */
  readonly refuses?: readonly string[];
  /** `truncate`: `$top` cuts the list and there is no next link. `pages`: server-driven paging with a next link. */
  readonly paging: 'truncate' | { readonly size: number; readonly maximum: number };
  /** What is shown without `$select`; absent: everything. */
  readonly shown?: readonly string[];
  /** Directory objects need `ConsistencyLevel: eventual` for some queries. */
  readonly advancedQueries?: boolean;
}

const OPTIONS = [
  '$filter',
  '$select',
  '$top',
  '$skip',
  '$skiptoken',
  '$count',
  '$orderby',
  '$expand',
  '$search',
  '$format',
];

/** 200 with the rows a client asked for: filtered, sorted, paged, projected. Throws Failure for what Graph refuses. */
export function listReply(exchange: Exchange, rows: readonly JsonObject[], rules: QueryRules): Reply {
  checkOptions(exchange, rules);
  const matching = sortRows(filterRows(exchange, rows, rules), exchange.query.get('$orderby'));
  const { page, next } = pageOf(exchange, matching, rules);
  const body: Record<string, Json> = { '@odata.context': contextUrl(exchange, rules.context) };
  if (exchange.query.get('$count') === 'true') body['@odata.count'] = matching.length;
  if (next !== undefined) body['@odata.nextLink'] = next;
  const select = exchange.query.get('$select') ?? rules.shown?.join(',') ?? null;
  body.value = page.map((row) => selectProperties(row, select));
  return { status: 200, body };
}

/** 200 with one object and its context annotation. */
export function objectReply(exchange: Exchange, object: JsonObject, context: string, status = 200): Reply {
  const selected = selectProperties(object, exchange.query.get('$select'));
  return { status, body: { '@odata.context': contextUrl(exchange, `${context}/$entity`), ...selected } };
}

/** Graph's context annotation; its host is Graph's own whatever the address, and clients strip it. */
export function contextUrl(exchange: Exchange, context: string): string {
  return `https://graph.microsoft.com/${exchange.version}/$metadata#${context}`;
}

/** The rows a `$filter` in the request keeps; all of them without one. */
function filterRows(exchange: Exchange, rows: readonly JsonObject[], rules: QueryRules): readonly JsonObject[] {
  const text = exchange.query.get('$filter');
  if (text === null) return rows;
  try {
    const expression = parseFilter(text);
    return rows.filter((row) => matchesFilter(expression, row));
  } catch (error) {
    if (error instanceof FilterSyntaxError) {
      throw new Failure(400, 'BadRequest', `Invalid filter clause: ${error.message}`, rules.service);
    }
    throw error;
  }
}

function checkOptions(exchange: Exchange, rules: QueryRules): void {
  const { query } = exchange;
  for (const name of query.keys()) {
    if (name.startsWith('$') && !OPTIONS.includes(name))
      refuse(rules, `The query parameter '${name}' is not supported.`);
    if (rules.refuses?.includes(name)) refuse(rules, `The query option '${name}' is not allowed.`);
  }
  for (const name of ['$top', '$skip']) {
    const text = query.get(name);
    if (text !== null && !/^\d+$/.test(text)) refuse(rules, `Invalid value '${text}' for ${name} query option found.`);
  }
  if (rules.advancedQueries === true) checkAdvanced(exchange);
}

function refuse(rules: QueryRules, text: string): never {
  throw new Failure(400, 'BadRequest', text, rules.service);
}

/** (Microsoft docs: aad-advanced-queries, 2026) */
function checkAdvanced(exchange: Exchange): void {
  const { query, headers, behaviours } = exchange;
  if (!behaviours.is('advancedQueriesNeedConsistencyLevel')) return;
  const filter = query.get('$filter') ?? '';
  const advanced =
    /\b(ne|not|endswith)\b/i.test(filter.replaceAll(/'(?:[^']|'')*'/g, "''")) ||
    query.has('$search') ||
    query.has('$count') ||
    (query.has('$orderby') && filter !== '');
  if (!advanced || headers.consistencylevel?.toLowerCase() === 'eventual') return;
  if (query.has('$count'))
    throw new Failure(400, 'Request_BadRequest', '$count is not currently supported.', 'directory');
  throw new Failure(400, 'Request_UnsupportedQuery', 'Unsupported Query.', 'directory');
}

function sortRows(rows: readonly JsonObject[], orderby: string | null): readonly JsonObject[] {
  if (orderby === null) return rows;
  const keys = orderby.split(',').map((part) => {
    const [path = '', direction = 'asc'] = part.trim().split(/\s+/);
    return { path: path.split('/'), sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return [...rows].sort((a, b) => {
    for (const { path, sign } of keys) {
      const order = compareValues(valueAt(a, path), valueAt(b, path));
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function valueAt(row: JsonObject, path: readonly string[]): Json {
  return path.reduce<Json>((at, name) => (isJsonObject(at) ? (at[name] ?? null) : null), row);
}

function compareValues(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? '').toLowerCase(), String(b ?? '').toLowerCase()];
  return left < right ? -1 : Number(left > right);
}

function pageOf(exchange: Exchange, rows: readonly JsonObject[], rules: QueryRules) {
  const { query } = exchange;
  const start = skipped(query, rules);
  const top = query.has('$top') ? Number(query.get('$top')) : undefined;
  if (rules.paging === 'truncate' || (top !== undefined && !exchange.behaviours.is('directoryPaging'))) {
    return { page: rows.slice(start, top === undefined ? undefined : start + top), next: undefined };
  }
  if (!exchange.behaviours.is('directoryPaging')) return { page: rows.slice(start), next: undefined };
  if (top !== undefined && top > rules.paging.maximum) {
    refuse(rules, `Invalid page size specified: '${top}'. Must be between 1 and ${rules.paging.maximum} inclusive.`);
  }
  const end = start + (top ?? rules.paging.size);
  const next = end < rows.length ? nextLink(exchange, end) : undefined;
  return { page: rows.slice(start, end), next };
}

function skipped(query: URLSearchParams, rules: QueryRules): number {
  const token = query.get('$skiptoken');
  if (token === null) return Number(query.get('$skip') ?? '0');
  const position = /^emulator-(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return position === undefined ? refuse(rules, 'The skip token is invalid.') : Number(position);
}

/** On the emulator's own origin, so that a client that checks the origin before following may follow. */
function nextLink(exchange: Exchange, position: number): string {
  const query = new URLSearchParams(exchange.query);
  query.delete('$skip');
  query.set('$skiptoken', Buffer.from(`emulator-${position}`).toString('base64url'));
  return `${exchange.origin}/${exchange.version}${exchange.path}?${query.toString().replaceAll('%24', '$')}`;
}

function selectProperties(row: JsonObject, select: string | null): JsonObject {
  if (select === null || select === '' || select === '*') return row;
  const wanted = new Set(select.split(',').map((name) => name.trim()));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name) || name === '@odata.type'));
}
