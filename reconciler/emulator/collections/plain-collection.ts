import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { type Activity, directoryAudit, intuneAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, type Service } from '../http/failure.ts';
import type { Permissions, Route } from '../http/route.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { CollectionName, Write } from '../store/tenant-state.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { mergePatch } from './merge.ts';
import { textIn } from './values.ts';

/** A collection with nothing peculiar about it: five verbs, defaults, a list of required members. */
export interface PlainCollection {
  readonly paths: readonly string[];
  readonly collection: CollectionName;
  /** Graph's type, and its name in error texts and audit rows. */
  readonly type: string;
  readonly service: Service;
  readonly read: Permissions;
  readonly write: Permissions;
  readonly versions?: Route['versions'];
  readonly query: QueryRules;
  readonly required: readonly string[];
  readonly readOnly: readonly string[];
  /** What a new object has that was not given it. */
  readonly defaults: JsonObject;
  /** Members that are stored and not shown. */
  readonly hidden?: (exchange: Exchange) => readonly string[];
  /** Members that a list shows as null. */
  readonly unlisted?: (exchange: Exchange) => readonly string[];
  /** Members that `$expand` adds. */
  readonly related?: (exchange: Exchange, row: JsonObject) => JsonObject;
  /** The timestamps that creation (both) and change (the last) set. */
  readonly times: readonly string[];
  /** 204 without a body or 200 with the object. */
  readonly patchStatus: 200 | 204;
  /** Throws Failure for an object that may not be stored. */
  readonly check?: (exchange: Exchange, object: JsonObject) => void;
  /** Throws Failure for an object that may not be deleted. */
  readonly checkRemoval?: (exchange: Exchange, object: JsonObject) => void;
  /** What goes along with an object that is deleted. */
  readonly parts?: (exchange: Exchange, object: JsonObject) => readonly Write[];
  /** The audit row's wording for a verb. */
  readonly activity: (verb: 'Add' | 'Update' | 'Delete') => Pick<Activity, 'name' | 'category' | 'service'>;
}

/** The routes of a plain collection. */
export function plainRoutes(plain: PlainCollection): readonly Route[] {
  return plain.paths.flatMap((path) => [
    route(plain, 'GET', path, (exchange) => list(plain, exchange)),
    route(plain, 'GET', `${path}/{id}`, (exchange) =>
      objectReply(exchange, view(plain, exchange, findPlain(plain, exchange)), plain.query.context),
    ),
    route(plain, 'POST', path, (exchange) => create(plain, exchange)),
    route(plain, 'PATCH', `${path}/{id}`, (exchange) => update(plain, exchange)),
    route(plain, 'DELETE', `${path}/{id}`, (exchange) => remove(plain, exchange)),
  ]);
}

function route(plain: PlainCollection, method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? plain.read : plain.write;
  const { service, versions } = plain;
  return { method, path, service, permissions, handle, ...(versions === undefined ? {} : { versions }) };
}

function view(plain: PlainCollection, exchange: Exchange, row: JsonObject): JsonObject {
  const shown = show(exchange, plain.type, without(row, plain.hidden?.(exchange) ?? []));
  return { ...shown, ...plain.related?.(exchange, row) };
}

function list(plain: PlainCollection, exchange: Exchange): Reply {
  const unlisted = Object.fromEntries((plain.unlisted?.(exchange) ?? []).map((name) => [name, null]));
  const rows = [...exchange.state.read(plain.collection).values()].map((row) => ({
    ...view(plain, exchange, row),
    ...unlisted,
  }));
  return listReply(exchange, rows, plain.query);
}

/** The object the route's `{id}` names. Throws Failure 404. */
export function findPlain(plain: PlainCollection, exchange: Exchange): JsonObject {
  return rowOf(exchange, plain.collection, (id) => {
    return new Failure(404, 'ResourceNotFound', `${plain.type} with id ${id} does not exist.`, plain.service);
  });
}

function readBody(plain: PlainCollection, exchange: Exchange): JsonObject {
  const body = bodyAs(exchange, plain.type, (misfit) => {
    const text =
      misfit === undefined
        ? 'The body is not an object.'
        : `The property '${misfit.path}' does not fit the model (${misfit.reason}).`;
    return new Failure(400, plain.service === 'intune' ? 'ModelValidationFailure' : 'BadRequest', text, plain.service);
  });
  return without(body, plain.readOnly);
}

function checked(plain: PlainCollection, exchange: Exchange, object: JsonObject): JsonObject {
  const missing = plain.required.find((name) => isMissing(object[name]));
  if (missing !== undefined) {
    throw new Failure(400, 'BadRequest', `The property '${missing}' is required.`, plain.service);
  }
  plain.check?.(exchange, object);
  return object;
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function create(plain: PlainCollection, exchange: Exchange): Reply {
  const body = readBody(plain, exchange);
  const id = randomUUID();
  const now = exchange.stamp();
  const times = Object.fromEntries(plain.times.map((name) => [name, now]));
  const value = checked(plain, exchange, { id, ...times, ...plain.defaults, ...body });
  exchange.state.commit([
    { collection: plain.collection, id, value },
    ...plainAudit(plain, exchange, 'Add', undefined, value),
  ]);
  return objectReply(exchange, view(plain, exchange, value), plain.query.context, 201);
}

function update(plain: PlainCollection, exchange: Exchange): Reply {
  const stored = findPlain(plain, exchange);
  const changed = Object.fromEntries(plain.times.slice(-1).map((name) => [name, exchange.stamp()]));
  const value = checked(plain, exchange, { ...mergePatch(stored, readBody(plain, exchange)), ...changed });
  exchange.state.commit([
    { collection: plain.collection, id: textIn(stored.id), value },
    ...plainAudit(plain, exchange, 'Update', stored, value),
  ]);
  if (plain.patchStatus === 204) return { status: 204 };
  return objectReply(exchange, view(plain, exchange, value), plain.query.context);
}

function remove(plain: PlainCollection, exchange: Exchange): Reply {
  const stored = findPlain(plain, exchange);
  plain.checkRemoval?.(exchange, stored);
  exchange.state.commit([
    { collection: plain.collection, id: textIn(stored.id), value: null },
    ...(plain.parts?.(exchange, stored) ?? []),
    ...plainAudit(plain, exchange, 'Delete', stored, undefined),
  ]);
  return { status: 204 };
}

/** The audit row for a change to an object of a plain collection. */
export function plainAudit(
  plain: PlainCollection,
  exchange: Exchange,
  verb: 'Add' | 'Update' | 'Delete',
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Write[] {
  const subject = after ?? before ?? {};
  const type = plain.type.charAt(0).toUpperCase() + plain.type.slice(1);
  const activity: Activity = {
    ...plain.activity(verb),
    type,
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  return plain.service === 'intune' ? intuneAudit(exchange, activity, type) : directoryAudit(exchange, activity);
}

const INTUNE_VERBS = { Add: 'Create', Update: 'Patch', Delete: 'Delete' } as const;

/** Intune's wording of an activity: `Create AssignmentFilter`. */
export function intuneActivity(type: string): PlainCollection['activity'] {
  return (verb) => ({ name: `${INTUNE_VERBS[verb]} ${type}`, category: 'DeviceConfiguration', service: 'Intune' });
}
