import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { intuneAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { namedType } from '../metadata/conform.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { Write } from '../store/tenant-state.ts';
import { appsOfGroup, readApps } from './app-protection/apps.ts';
import { readAppAssignments } from './app-protection/assignments.ts';
import { appProtectionDefaults } from './app-protection/defaults.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { mergePatch } from './merge.ts';
import { misfitText } from './misfit-text.ts';
import { objectsIn, textIn } from './values.ts';

/** One collection of app protection policies. */
interface AppCollection {
  readonly collection: 'iosManagedAppProtections' | 'androidManagedAppProtections' | 'defaultManagedAppProtections';
  readonly type: string;
}

const COLLECTIONS: readonly AppCollection[] = [
  { collection: 'iosManagedAppProtections', type: 'iosManagedAppProtection' },
  { collection: 'androidManagedAppProtections', type: 'androidManagedAppProtection' },
  { collection: 'defaultManagedAppProtections', type: 'defaultManagedAppProtection' },
];

const READ_ONLY = ['id', 'createdDateTime', 'lastModifiedDateTime', 'version', 'isAssigned', 'deployedAppCount'];
const RELATED = ['apps', 'assignments', 'deploymentSummary'];

/** App protection policies with their two actions, and the collection that shows all of them. */
export const MANAGED_APP_PROTECTION_ROUTES: readonly Route[] = [
  ...COLLECTIONS.flatMap(routesOf),
  route('GET', '/deviceAppManagement/managedAppPolicies', (exchange) =>
    listReply(
      exchange,
      COLLECTIONS.flatMap((each) =>
        rows(each, exchange).map((row) => ({ ...typeOf(each), ...view(each, exchange, row) })),
      ),
      rules('deviceAppManagement/managedAppPolicies'),
    ),
  ),
];

function routesOf(each: AppCollection): readonly Route[] {
  const path = `/deviceAppManagement/${each.collection}`;
  const context = path.slice(1);
  const related = (name: 'apps' | 'assignments') =>
    route('GET', `${path}/{id}/${name}`, (exchange) =>
      listReply(
        exchange,
        objectsIn(view(each, exchange, find(each, exchange), name)[name]),
        rules(`${context}('id')/${name}`),
      ),
    );
  const all = [
    route('GET', path, (exchange) =>
      listReply(
        exchange,
        rows(each, exchange).map((row) => view(each, exchange, row)),
        rules(context),
      ),
    ),
    route('GET', `${path}/{id}`, (exchange) =>
      objectReply(exchange, view(each, exchange, find(each, exchange)), context),
    ),
    related('apps'),
    route('POST', path, (exchange) => create(each, exchange, context)),
    route('PATCH', `${path}/{id}`, (exchange) => update(each, exchange, context)),
    route('DELETE', `${path}/{id}`, (exchange) => {
      change(each, exchange, find(each, exchange), undefined, 'Delete');
      return { status: 204 };
    }),
    route('POST', `${path}/{id}/targetApps`, (exchange) => targetApps(each, exchange)),
  ];
  if (each.collection === 'defaultManagedAppProtections') return all;
  return [...all, related('assignments'), route('POST', `${path}/{id}/assign`, (exchange) => assign(each, exchange))];
}

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readApps : PERMISSIONS.writeApps;
  return { method, path, service: 'intune', permissions, handle };
}

function rules(context: string): QueryRules {
  return { service: 'intune', context, paging: { size: 1000, maximum: 1000 } };
}

function rows({ collection }: AppCollection, exchange: Exchange): readonly JsonObject[] {
  return [...exchange.state.read(collection).values()];
}

function find({ collection }: AppCollection, exchange: Exchange): JsonObject {
  return rowOf(exchange, collection, (id) => {
    return new Failure(404, 'ResourceNotFound', `Resource '${id}' does not exist.`, 'intune');
  });
}

function typeOf({ type }: AppCollection): JsonObject {
  return { '@odata.type': `#microsoft.graph.${type}` };
}

/** Apps and assignments hide unless `$expand` names them; what follows from them is always shown. */
function view({ type }: AppCollection, exchange: Exchange, stored: JsonObject, always?: string): JsonObject {
  const expand = `${exchange.query.get('$expand') ?? ''},${always ?? ''}`;
  const hidden = RELATED.filter((name) => !new RegExp(`(^|,)\\s*${name}\\b`).test(expand));
  const isTargeted = type !== 'defaultManagedAppProtection';
  const included = objectsIn(stored.assignments).filter(({ target }) => isJsonObject(target) && !isExclusion(target));
  const counted = {
    deployedAppCount: objectsIn(stored.apps).length,
    ...(isTargeted ? { isAssigned: included.length > 0 } : {}),
  };
  return without(show(exchange, type, { ...stored, ...counted }), hidden);
}

function isExclusion(target: JsonObject): boolean {
  return namedType(target) === 'exclusionGroupAssignmentTarget';
}

function readBody({ type }: AppCollection, exchange: Exchange): JsonObject {
  const body = bodyAs(exchange, type, (misfit) => refusedByIntune(misfitText(misfit), 'ModelValidationFailure'));
  return without(body, [...READ_ONLY, '@odata.type']);
}

function create(each: AppCollection, exchange: Exchange, context: string): Reply {
  const body = readBody(each, exchange);
  if (textIn(body.displayName) === '') throw refusedByIntune('The display name of a policy is required');
  checkNumbers(body, exchange);
  const id = `T_${randomUUID()}`;
  const now = exchange.stamp();
  const stored: JsonObject = {
    ...appProtectionDefaults(each.type),
    ...withoutNull(body),
    id,
    createdDateTime: now,
    ...stamped(now),
    ...appsIn(each, exchange, body),
    assignments: readAppAssignments(exchange, objectsIn(body.assignments), id),
  };
  change(each, exchange, undefined, stored, 'Create');
  return objectReply(exchange, view(each, exchange, stored), context, 201);
}

function update(each: AppCollection, exchange: Exchange, context: string): Reply {
  const stored = find(each, exchange);
  const patch = readBody(each, exchange);
  // Apps and assignments have actions of their own (terraform-provider-microsoft365wp, 2025).
  const merged = mergePatch(stored, withoutNull(without(patch, [...RELATED, 'appGroupType'])));
  checkNumbers(merged, exchange);
  const value = { ...merged, ...stamped(exchange.stamp()) };
  change(each, exchange, stored, value, 'Patch');
  return objectReply(exchange, view(each, exchange, value), context);
}

/** Null for a property that cannot be null says nothing. */
function withoutNull(body: JsonObject): JsonObject {
  const nullable =
    /(?:Version|Protocol|Id|Name|Scheme|Models|Manufacturers|State|Priority|Hours)$|^appAction|^fingerprintAnd/;
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => value !== null || nullable.test(name)));
}

function stamped(now: string): JsonObject {
  return { lastModifiedDateTime: now, version: `"${randomUUID()}"` };
}

/** (Microsoft docs: intune-mam-managedappprotection: "valid values 1 to 65535" and "0 to 65535".) */
function checkNumbers(body: JsonObject, exchange: Exchange): void {
  if (!exchange.behaviours.is('appProtectionNumbersAreLimited')) return;
  for (const [name, least] of [
    ['maximumPinRetries', 1],
    ['allowedOutboundClipboardSharingExceptionLength', 0],
  ] as const) {
    const value = body[name];
    if (typeof value === 'number' && (value < least || value > 65535))
      throw refusedByIntune(`${name} must be between ${least} and 65535`);
  }
}

/** The apps of a body: a group's own, whatever is listed beside it (the provider above leaves such lists out of account). */
function appsIn(each: AppCollection, exchange: Exchange, body: JsonObject): JsonObject {
  const listed = readApps(exchange, objectsIn(body.apps));
  if (each.collection === 'defaultManagedAppProtections') return { apps: listed };
  const group = textIn(body.appGroupType) || 'selectedPublicApps';
  const isGroup = group !== 'selectedPublicApps' && exchange.behaviours.is('appGroupsListTheirApps');
  return { appGroupType: group, apps: isGroup ? appsOfGroup(each.type) : listed };
}

function targetApps(each: AppCollection, exchange: Exchange): Reply {
  const stored = find(each, exchange);
  const body = isJsonObject(exchange.body) ? exchange.body : {};
  if (!Array.isArray(body.apps)) throw refusedByIntune("The parameter 'apps' is required");
  change(
    each,
    exchange,
    stored,
    { ...stored, ...appsIn(each, exchange, body), ...stamped(exchange.stamp()) },
    'TargetApps',
  );
  return { status: 204 };
}

function assign(each: AppCollection, exchange: Exchange): Reply {
  const stored = find(each, exchange);
  const given = isJsonObject(exchange.body) ? exchange.body.assignments : undefined;
  if (!Array.isArray(given)) throw refusedByIntune("The parameter 'assignments' is required");
  const assignments = readAppAssignments(exchange, objectsIn(given), textIn(stored.id));
  change(each, exchange, stored, { ...stored, assignments }, 'Assign');
  return { status: 204 };
}

function change(
  { collection, type }: AppCollection,
  exchange: Exchange,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  verb: string,
): void {
  const subject = after ?? before ?? {};
  const audited = type.charAt(0).toUpperCase() + type.slice(1);
  const activity = {
    name: `${verb} ${audited}`,
    category: 'Application',
    service: 'Intune',
    type: audited,
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  const write: Write = { collection, id: textIn(subject.id), value: after ?? null };
  exchange.state.commit([write, ...intuneAudit(exchange, activity, audited)]);
}
