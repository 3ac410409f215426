import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { intuneAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { type Misfit, namedType } from '../metadata/conform.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { Write } from '../store/tenant-state.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { readAssignments, shownAssignment } from './compliance/assignments.ts';
import { complianceDefaults } from './compliance/defaults.ts';
import { readScheduledActions } from './compliance/scheduled-actions.ts';
import { checkSettings } from './compliance/settings.ts';
import { mergePatch } from './merge.ts';
import { objectsIn, textIn } from './values.ts';

const PATH = '/deviceManagement/deviceCompliancePolicies';
const CONTEXT = 'deviceManagement/deviceCompliancePolicies';
const READ_ONLY = ['id', 'createdDateTime', 'lastModifiedDateTime', 'version'];
const RELATED = ['scheduledActionsForRule', 'assignments'];
const QUERY: QueryRules = { service: 'intune', context: CONTEXT, paging: { size: 1000, maximum: 1000 } };

/** Intune's compliance policies with their two bound actions. What the metadata suggests beyond these has no route. */
export const DEVICE_COMPLIANCE_POLICY_ROUTES: readonly Route[] = [
  route('GET', PATH, (exchange) =>
    listReply(
      exchange,
      [...exchange.state.read('deviceCompliancePolicies').values()].map((row) => view(exchange, row)),
      QUERY,
    ),
  ),
  route('GET', `${PATH}/{id}`, (exchange) => objectReply(exchange, view(exchange, find(exchange)), CONTEXT)),
  route('GET', `${PATH}/{id}/assignments`, listAssignments),
  route('POST', PATH, create),
  route('PATCH', `${PATH}/{id}`, update),
  route('DELETE', `${PATH}/{id}`, remove),
  route('POST', `${PATH}/{id}/assign`, assign),
  route('POST', `${PATH}/{id}/microsoft.graph.assign`, assign),
  route('POST', `${PATH}/{id}/scheduleActionsForRules`, scheduleActions),
  route('POST', `${PATH}/{id}/microsoft.graph.scheduleActionsForRules`, scheduleActions),
];

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readDeviceConfiguration : PERMISSIONS.writeDeviceConfiguration;
  return { method, path, service: 'intune', permissions, handle };
}

function find(exchange: Exchange): JsonObject {
  return rowOf(exchange, 'deviceCompliancePolicies', (id) => {
    return new Failure(404, 'ResourceNotFound', `Resource '${id}' does not exist.`, 'intune');
  });
}

/** Scheduled actions and assignments hide unless `$expand` names them; their inner configurations need an expansion of their own. */
function view(exchange: Exchange, stored: JsonObject): JsonObject {
  const always = !exchange.behaviours.is('complianceHidesActionsUnlessExpanded');
  const expand = exchange.query.get('$expand') ?? '';
  const plain = show(exchange, 'deviceCompliancePolicy', without(stored, RELATED));
  const related: Record<string, JsonObject[]> = {};
  if (always || /(^|,)\s*assignments\b/.test(expand)) {
    related.assignments = objectsIn(stored.assignments).map((item) => shownAssignment(exchange, item));
  }
  if (always || /(^|,)\s*scheduledActionsForRule\b/.test(expand)) {
    const inner = always || /scheduledActionsForRule\([^)]*scheduledActionConfigurations/.test(expand);
    related.scheduledActionsForRule = objectsIn(stored.scheduledActionsForRule).map((rule) => ({
      ...(inner ? rule : without(rule, ['scheduledActionConfigurations'])),
    }));
  }
  return { ...plain, ...related };
}

function listAssignments(exchange: Exchange): Reply {
  const rows = objectsIn(find(exchange).assignments).map((item) => shownAssignment(exchange, item));
  return listReply(exchange, rows, { ...QUERY, context: `${CONTEXT}('id')/assignments` });
}

function readBody(exchange: Exchange): JsonObject {
  const body = bodyAs(exchange, 'deviceCompliancePolicy', modelFailure);
  return without(body, READ_ONLY);
}

function modelFailure(misfit: Misfit | undefined): Failure {
  if (misfit === undefined) return refusedByIntune('An error has occurred: the body is not an object');
  const text =
    misfit.reason === 'unknownType'
      ? `A type named 'microsoft.graph.${misfit.detail}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`
      : `The property '${misfit.path}' does not fit the model (${misfit.reason}: ${misfit.detail}).`;
  return refusedByIntune(text, 'ModelValidationFailure');
}

function create(exchange: Exchange): Reply {
  const body = readBody(exchange);
  const type = namedType(body);
  if (type === undefined || type === 'deviceCompliancePolicy') {
    throw refusedByIntune(
      'Cannot create an abstract class. A concrete @odata.type is required',
      'ModelValidationFailure',
    );
  }
  if (textIn(body.displayName) === '') throw refusedByIntune('The display name of a policy is required');
  checkSettings(body, exchange.behaviours);
  const id = randomUUID();
  const now = exchange.stamp();
  const stored: JsonObject = {
    '@odata.type': `#microsoft.graph.${type}`,
    roleScopeTagIds: ['0'],
    id,
    createdDateTime: now,
    description: null,
    lastModifiedDateTime: now,
    displayName: null,
    version: 1,
    ...complianceDefaults(type),
    ...withoutNullCollections(body),
    scheduledActionsForRule: readScheduledActions(exchange, body.scheduledActionsForRule, id),
    assignments: [],
  };
  exchange.state.commit([
    { collection: 'deviceCompliancePolicies', id, value: stored },
    ...audit(exchange, 'Create', undefined, stored),
  ]);
  return objectReply(exchange, view(exchange, stored), CONTEXT, 201);
}

/** A collection that is sent as null keeps its default. */
function withoutNullCollections(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) =>
        value !== null || !['roleScopeTagIds', 'validOperatingSystemBuildRanges', 'wslDistributions'].includes(name),
    ),
  );
}

function update(exchange: Exchange): Reply {
  const stored = find(exchange);
  const type = namedType(stored);
  const named = isJsonObject(exchange.body) ? namedType(exchange.body) : undefined;
  if (exchange.behaviours.is('complianceTypeIsImmutable') && named !== type) {
    throw refusedByIntune(
      `The @odata.type of the policy is #microsoft.graph.${type} and cannot be changed or left out`,
    );
  }
  const patch = readBody(exchange);
  const ignored = exchange.behaviours.is('compliancePatchIgnoresActions') ? RELATED : [];
  const scheduled = patch.scheduledActionsForRule;
  const actions =
    ignored.length > 0 || scheduled === undefined
      ? {}
      : { scheduledActionsForRule: readScheduledActions(exchange, scheduled, textIn(stored.id)) };
  const merged = mergePatch(stored, without(withoutNullCollections(patch), [...RELATED, '@odata.type']));
  checkSettings(merged, exchange.behaviours);
  const value = { ...merged, ...actions, ...nextVersion(exchange, stored) };
  exchange.state.commit([
    { collection: 'deviceCompliancePolicies', id: textIn(stored.id), value },
    ...audit(exchange, 'Patch', stored, value),
  ]);
  if (exchange.behaviours.is('compliancePatchReturnsNoContent')) return { status: 204 };
  return objectReply(exchange, view(exchange, value), CONTEXT);
}

function nextVersion(exchange: Exchange, stored: JsonObject): JsonObject {
  const version = typeof stored.version === 'number' ? stored.version : 0;
  return { lastModifiedDateTime: exchange.stamp(), version: version + 1 };
}

function remove(exchange: Exchange): Reply {
  const stored = find(exchange);
  exchange.state.commit([
    { collection: 'deviceCompliancePolicies', id: textIn(stored.id), value: null },
    ...audit(exchange, 'Delete', stored, undefined),
  ]);
  return { status: exchange.behaviours.is('complianceDeleteReturnsNoContent') ? 204 : 200 };
}

function assign(exchange: Exchange): Reply {
  const stored = find(exchange);
  const assignments = readAssignments(exchange, textIn(stored.id), namedType(stored) ?? '');
  const value = { ...stored, assignments };
  exchange.state.commit([
    { collection: 'deviceCompliancePolicies', id: textIn(stored.id), value },
    ...audit(exchange, 'Assign', stored, value),
  ]);
  const shown = assignments.map((item) => shownAssignment(exchange, item));
  return listReply({ ...exchange, query: new URLSearchParams() }, shown, {
    ...QUERY,
    context: 'Collection(microsoft.graph.deviceCompliancePolicyAssignment)',
  });
}

function scheduleActions(exchange: Exchange): Reply {
  const stored = find(exchange);
  const given = isJsonObject(exchange.body) ? exchange.body.deviceComplianceScheduledActionForRules : undefined;
  const scheduledActionsForRule = readScheduledActions(exchange, given, textIn(stored.id));
  const value = { ...stored, scheduledActionsForRule };
  exchange.state.commit([
    { collection: 'deviceCompliancePolicies', id: textIn(stored.id), value },
    ...audit(exchange, 'ScheduleActionsForRules', stored, value),
  ]);
  return { status: exchange.behaviours.is('scheduleActionsReturnsNoContent') ? 204 : 200 };
}

function audit(
  exchange: Exchange,
  verb: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Write[] {
  const subject = after ?? before ?? {};
  const activity = {
    name: `${verb} DeviceCompliancePolicy`,
    category: 'Compliance',
    service: 'Intune',
    type: 'DeviceCompliancePolicy',
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  return intuneAudit(exchange, activity, 'DeviceCompliancePolicy');
}
