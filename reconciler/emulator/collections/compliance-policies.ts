import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { intuneAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import type { Misfit } from '../metadata/conform.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { Write } from '../store/tenant-state.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { readAssignments, shownAssignment } from './compliance/assignments.ts';
import { readCatalogSettings } from './compliance/catalog-settings.ts';
import { readScheduledActions } from './compliance/scheduled-actions.ts';
import { objectsIn, textIn } from './values.ts';

const PATH = '/deviceManagement/compliancePolicies';
const CONTEXT = 'deviceManagement/compliancePolicies';
const TYPE = 'deviceManagementCompliancePolicy';
const ASSIGNMENT = 'deviceManagementConfigurationPolicyAssignment';
const RULE = 'deviceManagementComplianceScheduledActionForRule';
const READ_ONLY = ['id', 'createdDateTime', 'lastModifiedDateTime', 'creationSource', 'settingCount', 'isAssigned'];
const RELATED = ['settings', 'assignments', 'scheduledActionsForRule'];
const QUERY: QueryRules = { service: 'intune', context: CONTEXT, paging: { size: 1000, maximum: 1000 } };

/** Compliance policies of the settings catalogue, for Linux, which only beta has; replaced by PUT, with two actions of their own. */
export const COMPLIANCE_POLICY_ROUTES: readonly Route[] = [
  route('GET', PATH, (exchange) =>
    listReply(
      exchange,
      [...exchange.state.read('compliancePolicies').values()].map((row) => view(exchange, row)),
      QUERY,
    ),
  ),
  route('GET', `${PATH}/{id}`, (exchange) => objectReply(exchange, view(exchange, find(exchange)), CONTEXT)),
  route('GET', `${PATH}/{id}/settings`, (exchange) => listBelow(exchange, 'settings')),
  route('GET', `${PATH}/{id}/assignments`, (exchange) => listBelow(exchange, 'assignments')),
  route('GET', `${PATH}/{id}/scheduledActionsForRule`, (exchange) => listBelow(exchange, 'scheduledActionsForRule')),
  route('POST', PATH, create),
  route('PUT', `${PATH}/{id}`, replace),
  route('PATCH', `${PATH}/{id}`, update),
  route('DELETE', `${PATH}/{id}`, remove),
  route('POST', `${PATH}/{id}/assign`, assign),
  route('POST', `${PATH}/{id}/microsoft.graph.assign`, assign),
  route('POST', `${PATH}/{id}/setScheduledActions`, setScheduledActions),
  route('POST', `${PATH}/{id}/microsoft.graph.setScheduledActions`, setScheduledActions),
];

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readDeviceConfiguration : PERMISSIONS.writeDeviceConfiguration;
  return { method, path, service: 'intune', permissions, handle, versions: ['beta'] };
}

function find(exchange: Exchange): JsonObject {
  return rowOf(exchange, 'compliancePolicies', (id) => {
    return new Failure(404, 'ResourceNotFound', `Resource '${id}' does not exist.`, 'intune');
  });
}

function view(exchange: Exchange, stored: JsonObject): JsonObject {
  const expand = exchange.query.get('$expand') ?? '';
  const names = RELATED.filter((name) => new RegExp(`(^|,)\\s*${name}\\b`).test(expand));
  const related = names.map((name) => [name, shown(exchange, stored, name, false)] as const);
  return { ...show(exchange, TYPE, without(stored, RELATED)), ...Object.fromEntries(related) };
}

/** Members of a policy; what actions do is only told by the route of their own, and there only when it is asked for. */
function shown(exchange: Exchange, stored: JsonObject, name: string, isOwnRoute: boolean): readonly JsonObject[] {
  const rows = objectsIn(stored[name]);
  if (name === 'assignments') return rows.map((row) => shownAssignment(exchange, row, ASSIGNMENT));
  if (name === 'settings') return rows;
  const asked = /scheduledActionConfigurations/.test(exchange.query.get('$expand') ?? '');
  const isWhole = asked && (isOwnRoute || !exchange.behaviours.is('catalogActionsHaveTheirOwnRoute'));
  return rows.map((row) => (isWhole ? row : without(row, ['scheduledActionConfigurations'])));
}

function listBelow(exchange: Exchange, name: string): Reply {
  const rows = shown(exchange, find(exchange), name, true);
  return listReply(exchange, rows, { ...QUERY, context: `${CONTEXT}('id')/${name}` });
}

function readBody(exchange: Exchange): JsonObject {
  return without(bodyAs(exchange, TYPE, modelFailure), READ_ONLY);
}

function modelFailure(misfit: Misfit | undefined): Failure {
  if (misfit === undefined) return refusedByIntune('An error has occurred: the body is not an object');
  const text =
    misfit.reason === 'unknownType'
      ? `A type named 'microsoft.graph.${misfit.detail}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`
      : `The property '${misfit.path}' does not fit the model (${misfit.reason}: ${misfit.detail}).`;
  return refusedByIntune(text, 'ModelValidationFailure');
}

/** What POST and PUT say: everything but assignments and actions. */
function policyIn(exchange: Exchange): JsonObject {
  const body = without(readBody(exchange), ['assignments', 'scheduledActionsForRule']);
  if (textIn(body.name) === '') throw refusedByIntune('The name of a policy is required');
  if (body.platforms !== 'linux' || body.technologies !== 'linuxMdm') {
    throw refusedByIntune('The platforms and technologies of a compliance policy must be linux and linuxMdm');
  }
  const settings = readCatalogSettings(body.settings);
  return { description: '', roleScopeTagIds: ['0'], ...body, settings, settingCount: settings.length };
}

function create(exchange: Exchange): Reply {
  const policy = policyIn(exchange);
  const id = randomUUID();
  const now = exchange.stamp();
  const stored: JsonObject = {
    id,
    createdDateTime: now,
    creationSource: null,
    lastModifiedDateTime: now,
    ...policy,
    isAssigned: false,
    assignments: [],
    scheduledActionsForRule: [],
  };
  save(exchange, 'Create', undefined, stored);
  return objectReply(exchange, view(exchange, stored), CONTEXT, 201);
}

/** Says everything about the policy; its assignments and actions stay. */
function replace(exchange: Exchange): Reply {
  const stored = find(exchange);
  const value = { ...stored, ...policyIn(exchange), lastModifiedDateTime: exchange.stamp() };
  save(exchange, 'Patch', stored, value);
  if (exchange.behaviours.is('catalogPutReturnsNoContent')) return { status: 204 };
  return objectReply(exchange, view(exchange, value), CONTEXT);
}

/** A PATCH changes names and descriptions, and leaves the settings alone (terraform-provider-microsoft365, 2026). */
function update(exchange: Exchange): Reply {
  const stored = find(exchange);
  const patch = without(readBody(exchange), [...RELATED, 'platforms', 'technologies']);
  const value = { ...stored, ...patch, lastModifiedDateTime: exchange.stamp() };
  save(exchange, 'Patch', stored, value);
  return { status: 204 };
}

function remove(exchange: Exchange): Reply {
  save(exchange, 'Delete', find(exchange), undefined);
  return { status: 204 };
}

function assign(exchange: Exchange): Reply {
  const stored = find(exchange);
  const assignments = readAssignments(exchange, textIn(stored.id), TYPE, ASSIGNMENT);
  save(exchange, 'Assign', stored, { ...stored, assignments, isAssigned: assignments.length > 0 });
  return replyWith(
    exchange,
    assignments.map((item) => shownAssignment(exchange, item, ASSIGNMENT)),
    ASSIGNMENT,
  );
}

function setScheduledActions(exchange: Exchange): Reply {
  const stored = find(exchange);
  const given = isJsonObject(exchange.body) ? exchange.body.scheduledActions : undefined;
  const scheduledActionsForRule = readScheduledActions(exchange, given, textIn(stored.id), RULE);
  save(exchange, 'SetScheduledActions', stored, { ...stored, scheduledActionsForRule });
  return replyWith(exchange, scheduledActionsForRule, RULE);
}

function replyWith(exchange: Exchange, rows: readonly JsonObject[], type: string): Reply {
  const context = `Collection(microsoft.graph.${type})`;
  return listReply({ ...exchange, query: new URLSearchParams() }, rows, { ...QUERY, context });
}

function save(exchange: Exchange, verb: string, before: JsonObject | undefined, after: JsonObject | undefined): void {
  const subject = after ?? before ?? {};
  const id = textIn(subject.id);
  const activity = {
    name: `${verb} DeviceManagementCompliancePolicy`,
    category: 'Compliance',
    service: 'Intune',
    type: 'DeviceManagementCompliancePolicy',
    id,
    displayName: textIn(subject.name),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  const write: Write = { collection: 'compliancePolicies', id, value: after ?? null };
  // (almenscorner/IntuneCD finds the changes of these policies under the component of the others, 2026.)
  exchange.state.commit([write, ...intuneAudit(exchange, activity, 'DeviceCompliancePolicy')]);
}
