import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { type Exchange, param } from '../http/exchange.ts';
import type { Failure } from '../http/failure.ts';
import { conform, type Misfit } from '../metadata/conform.ts';
import { presentAs } from '../metadata/present.ts';
import type { CollectionName } from '../store/tenant-state.ts';

/**
 * The row the route's `{id}` names: as a reader sees it for GET, as it is for writes. Throws what `missing` makes of the id.
 */
export function rowOf(
  exchange: Exchange,
  collection: CollectionName,
  missing: (id: string) => Failure,
  name = 'id',
): JsonObject {
  const id = param(exchange, name);
  const rows = exchange.method === 'GET' ? exchange.state.read(collection) : exchange.state.rows(collection);
  const row = rows.get(id) ?? rows.get(id.toLowerCase());
  if (row === undefined) throw missing(id);
  return row;
}

/** The body read as `type` of the request's version. Throws what `refuse` makes of a misfit; no misfit means no object at all. */
export function bodyAs(
  exchange: Exchange,
  type: string,
  refuse: (misfit: Misfit | undefined) => Failure,
  body = exchange.body,
): JsonObject {
  if (!isJsonObject(body)) throw refuse(undefined);
  const read = conform(exchange.metadata, type, body, exchange.behaviours.is('enumNamesIgnoreCase'));
  if ('misfit' in read) throw refuse(read.misfit);
  return read.value;
}

/** A stored object as the request's version and `Prefer` header show it. */
export function show(exchange: Exchange, type: string, stored: JsonObject): JsonObject {
  const tolerant = (exchange.headers.prefer ?? '').includes('include-unknown-enum-members');
  return presentAs(exchange.metadata, type, stored, !tolerant && exchange.behaviours.is('sentinelHidesNewEnumMembers'));
}

/** The object without the named members. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
