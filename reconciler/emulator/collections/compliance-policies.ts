import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { show, without } from './collection-support.ts';
import { readAssignments, shownAssignment } from './compliance/assignments.ts';
import { readCatalogSettings } from './compliance/catalog-settings.ts';
import { PolicyCollection } from './compliance/policy-collection.ts';
import { readScheduledActions } from './compliance/scheduled-actions.ts';
import { objectsIn, textIn } from './values.ts';

const TYPE = 'deviceManagementCompliancePolicy';
const ASSIGNMENT = 'deviceManagementConfigurationPolicyAssignment';
const RULE = 'deviceManagementComplianceScheduledActionForRule';
const RELATED = ['settings', 'assignments', 'scheduledActionsForRule'];
const POLICIES = new PolicyCollection({
  collection: 'compliancePolicies',
  type: TYPE,
  audited: 'DeviceManagementCompliancePolicy',
  nameProperty: 'name',
  readOnly: ['id', 'createdDateTime', 'lastModifiedDateTime', 'creationSource', 'settingCount', 'isAssigned'],
  versions: ['beta'],
  view,
});
const { path: PATH } = POLICIES;

/** Compliance policies of the settings catalogue, for Linux, which only beta has; replaced by PUT, with two actions of their own. */
export const COMPLIANCE_POLICY_ROUTES: readonly Route[] = [
  ...POLICIES.readRoutes(),
  ...RELATED.map((name) => POLICIES.route('GET', `${PATH}/{id}/${name}`, (exchange) => listBelow(exchange, name))),
  POLICIES.route('POST', PATH, create),
  POLICIES.route('PUT', `${PATH}/{id}`, replace),
  POLICIES.route('PATCH', `${PATH}/{id}`, update),
  POLICIES.route('DELETE', `${PATH}/{id}`, remove),
  ...POLICIES.actionRoutes('assign', assign),
  ...POLICIES.actionRoutes('setScheduledActions', setScheduledActions),
];

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
  return POLICIES.listBelow(exchange, name, shown(exchange, POLICIES.find(exchange), name, true));
}

/** What POST and PUT say: everything but assignments and actions. */
function policyIn(exchange: Exchange): JsonObject {
  const body = without(POLICIES.readBody(exchange), ['assignments', 'scheduledActionsForRule']);
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
  POLICIES.save(exchange, 'Create', undefined, stored);
  return POLICIES.reply(exchange, stored, 201);
}

/** Says everything about the policy; its assignments and actions stay. */
function replace(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  const value = { ...stored, ...policyIn(exchange), lastModifiedDateTime: exchange.stamp() };
  POLICIES.save(exchange, 'Patch', stored, value);
  if (exchange.behaviours.is('catalogPutReturnsNoContent')) return { status: 204 };
  return POLICIES.reply(exchange, value);
}

/** A PATCH changes names and descriptions, and leaves the settings alone (terraform-provider-microsoft365, 2026). */
function update(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  const patch = without(POLICIES.readBody(exchange), [...RELATED, 'platforms', 'technologies']);
  const value = { ...stored, ...patch, lastModifiedDateTime: exchange.stamp() };
  POLICIES.save(exchange, 'Patch', stored, value);
  return { status: 204 };
}

function remove(exchange: Exchange): Reply {
  POLICIES.save(exchange, 'Delete', POLICIES.find(exchange), undefined);
  return { status: 204 };
}

function assign(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  const assignments = readAssignments(exchange, textIn(stored.id), TYPE, ASSIGNMENT);
  POLICIES.save(exchange, 'Assign', stored, { ...stored, assignments, isAssigned: assignments.length > 0 });
  return POLICIES.replyToAction(
    exchange,
    assignments.map((item) => shownAssignment(exchange, item, ASSIGNMENT)),
    ASSIGNMENT,
  );
}

function setScheduledActions(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  const given = isJsonObject(exchange.body) ? exchange.body.scheduledActions : undefined;
  const scheduledActionsForRule = readScheduledActions(exchange, given, textIn(stored.id), RULE);
  POLICIES.save(exchange, 'SetScheduledActions', stored, { ...stored, scheduledActionsForRule });
  return POLICIES.replyToAction(exchange, scheduledActionsForRule, RULE);
}
