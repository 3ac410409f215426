import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { namedType } from '../metadata/conform.ts';
import { show, without } from './collection-support.ts';
import { readAssignments, shownAssignment } from './compliance/assignments.ts';
import { complianceDefaults } from './compliance/defaults.ts';
import { PolicyCollection } from './compliance/policy-collection.ts';
import { readScheduledActions } from './compliance/scheduled-actions.ts';
import { checkSettings } from './compliance/settings.ts';
import { mergePatch } from './merge.ts';
import { objectsIn, textIn } from './values.ts';

const RELATED = ['scheduledActionsForRule', 'assignments'];
const POLICIES = new PolicyCollection({
  collection: 'deviceCompliancePolicies',
  type: 'deviceCompliancePolicy',
  audited: 'DeviceCompliancePolicy',
  nameProperty: 'displayName',
  readOnly: ['id', 'createdDateTime', 'lastModifiedDateTime', 'version'],
  view,
});
const { path: PATH } = POLICIES;

/** Intune's compliance policies with their two bound actions. What the metadata suggests beyond these has no route. */
export const DEVICE_COMPLIANCE_POLICY_ROUTES: readonly Route[] = [
  ...POLICIES.readRoutes(),
  POLICIES.route('GET', `${PATH}/{id}/assignments`, listAssignments),
  POLICIES.route('POST', PATH, create),
  POLICIES.route('PATCH', `${PATH}/{id}`, update),
  POLICIES.route('DELETE', `${PATH}/{id}`, remove),
  ...POLICIES.actionRoutes('assign', assign),
  ...POLICIES.actionRoutes('scheduleActionsForRules', scheduleActions),
];

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
  const rows = objectsIn(POLICIES.find(exchange).assignments).map((item) => shownAssignment(exchange, item));
  return POLICIES.listBelow(exchange, 'assignments', rows);
}

function create(exchange: Exchange): Reply {
  const body = POLICIES.readBody(exchange);
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
  POLICIES.save(exchange, 'Create', undefined, stored);
  return POLICIES.reply(exchange, stored, 201);
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
  const stored = POLICIES.find(exchange);
  const type = namedType(stored);
  const named = isJsonObject(exchange.body) ? namedType(exchange.body) : undefined;
  if (exchange.behaviours.is('complianceTypeIsImmutable') && named !== type) {
    throw refusedByIntune(
      `The @odata.type of the policy is #microsoft.graph.${type} and cannot be changed or left out`,
    );
  }
  const patch = POLICIES.readBody(exchange);
  const ignored = exchange.behaviours.is('compliancePatchIgnoresActions') ? RELATED : [];
  const scheduled = patch.scheduledActionsForRule;
  const actions =
    ignored.length > 0 || scheduled === undefined
      ? {}
      : { scheduledActionsForRule: readScheduledActions(exchange, scheduled, textIn(stored.id)) };
  const merged = mergePatch(stored, without(withoutNullCollections(patch), [...RELATED, '@odata.type']));
  checkSettings(merged, exchange.behaviours);
  const value = { ...merged, ...actions, ...nextVersion(exchange, stored) };
  POLICIES.save(exchange, 'Patch', stored, value);
  if (exchange.behaviours.is('compliancePatchReturnsNoContent')) return { status: 204 };
  return POLICIES.reply(exchange, value);
}

function nextVersion(exchange: Exchange, stored: JsonObject): JsonObject {
  const version = typeof stored.version === 'number' ? stored.version : 0;
  return { lastModifiedDateTime: exchange.stamp(), version: version + 1 };
}

function remove(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  POLICIES.save(exchange, 'Delete', stored, undefined);
  return { status: exchange.behaviours.is('complianceDeleteReturnsNoContent') ? 204 : 200 };
}

function assign(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  const assignments = readAssignments(exchange, textIn(stored.id), namedType(stored) ?? '');
  const value = { ...stored, assignments };
  POLICIES.save(exchange, 'Assign', stored, value);
  const shown = assignments.map((item) => shownAssignment(exchange, item));
  return POLICIES.replyToAction(exchange, shown, 'deviceCompliancePolicyAssignment');
}

function scheduleActions(exchange: Exchange): Reply {
  const stored = POLICIES.find(exchange);
  const given = isJsonObject(exchange.body) ? exchange.body.deviceComplianceScheduledActionForRules : undefined;
  const scheduledActionsForRule = readScheduledActions(exchange, given, textIn(stored.id));
  const value = { ...stored, scheduledActionsForRule };
  POLICIES.save(exchange, 'ScheduleActionsForRules', stored, value);
  return { status: exchange.behaviours.is('scheduleActionsReturnsNoContent') ? 204 : 200 };
}
