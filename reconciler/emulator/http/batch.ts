import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import { dispatch, type GraphCall, type Machinery } from './dispatch.ts';
import type { Reply } from './exchange.ts';
import { Failure } from './failure.ts';
import { refusal } from './refusal.ts';
import { isTransportFault } from './transport-fault.ts';

const LIMIT = 20;

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly dependsOn: readonly string[];
}

/**
 * Answers `POST /$batch` (Microsoft docs: json-batching, 2026): at most 20 requests, each faulted, throttled and authorised on its
 * own; a request whose dependency failed gets 424. Throws Failure 400 for an envelope that cannot be read.
 */
export function batch(call: GraphCall, machinery: Machinery): Reply {
  const items = readItems(call.body);
  const statuses = new Map<string, number>();
  const responses: JsonObject[] = [];
  for (const item of inOrderOfDependence(items)) {
    const failed = item.dependsOn.some((id) => (statuses.get(id.toLowerCase()) ?? 500) >= 400);
    const reply = failed ? failedDependency(item, call, machinery) : answer(item, call, machinery);
    statuses.set(item.id.toLowerCase(), reply.status);
    responses.push(toResponse(item.id, reply));
  }
  return { status: 200, body: { responses } };
}

function readItems(body: Json | undefined): readonly BatchItem[] {
  if (!isJsonObject(body) || !Array.isArray(body.requests))
    throw malformed('Batch payload must have a requests array.');
  if (body.requests.length > LIMIT)
    throw malformed(`Number of batch request steps exceeds the maximum value of ${LIMIT}.`);
  const items = body.requests.map(readItem);
  const ids = new Set(items.map((item) => item.id.toLowerCase()));
  if (ids.size !== items.length) throw malformed('Request Id has to be unique in a batch.');
  for (const item of items) {
    if (!item.dependsOn.every((id) => ids.has(id.toLowerCase())))
      throw malformed('dependsOn names an unknown request Id.');
  }
  return items;
}

function readItem(item: Json): BatchItem {
  if (!isJsonObject(item)) throw malformed('A batch request must be an object.');
  const { id, method, url, body, dependsOn } = item;
  if (typeof id !== 'string' || id === '') throw malformed('Request Id cannot be null or empty.');
  if (typeof method !== 'string' || typeof url !== 'string')
    throw malformed('A batch request needs a method and a url.');
  const headers = readHeaders(item.headers);
  if (body !== undefined && headers['content-type'] === undefined) {
    throw malformed('Write request in a batch must have a Content-Type header.');
  }
  const names = Array.isArray(dependsOn) ? dependsOn.filter((name) => typeof name === 'string') : [];
  return { id, method: method.toUpperCase(), url, headers, body, dependsOn: names };
}

function readHeaders(headers: Json | undefined): Readonly<Record<string, string>> {
  if (!isJsonObject(headers)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Dependencies before dependents, otherwise as given. Throws Failure 400 for a cycle. */
function inOrderOfDependence(items: readonly BatchItem[]): readonly BatchItem[] {
  const done = new Set<string>();
  const ordered: BatchItem[] = [];
  while (ordered.length < items.length) {
    const ready = items.find(
      (item) => !done.has(item.id.toLowerCase()) && item.dependsOn.every((id) => done.has(id.toLowerCase())),
    );
    if (ready === undefined) throw malformed('dependsOn must not form a cycle.');
    done.add(ready.id.toLowerCase());
    ordered.push(ready);
  }
  return ordered;
}

function answer(item: BatchItem, outer: GraphCall, machinery: Machinery): Reply {
  const url = new URL(item.url.startsWith('/') ? item.url : `/${item.url}`, outer.origin);
  const fault = machinery.faults.strike(
    item.method,
    `/${outer.version}${url.pathname}`,
    (one) => !isTransportFault(one),
  );
  const call: GraphCall = {
    method: item.method,
    version: outer.version,
    path: url.pathname,
    query: url.searchParams,
    headers: { ...pick(outer.headers, ['authorization', 'client-request-id']), ...item.headers },
    body: item.body,
    origin: outer.origin,
  };
  return dispatch(call, machinery, fault);
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
}

function toResponse(id: string, { status, headers, body }: Reply): JsonObject {
  const shown: Record<string, string> = { 'Cache-Control': 'no-cache' };
  if (headers?.['retry-after'] !== undefined) shown['Retry-After'] = headers['retry-after'];
  if (body !== undefined) shown['Content-Type'] = 'application/json';
  return { id, status, headers: shown, ...(body === undefined ? {} : { body }) };
}

function failedDependency(item: BatchItem, { version, headers }: GraphCall, { world }: Machinery): Reply {
  const text = 'The request could not be performed because a request it depends on failed.';
  return refusal(new Failure(424, 'FailedDependency', text), { version, path: item.url, headers }, world);
}

function malformed(text: string): Failure {
  return new Failure(400, 'BadRequest', text);
}
