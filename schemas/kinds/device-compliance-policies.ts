import type { GraphRequest } from '../graph-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isWithin, readPointer } from '../pointer.ts';
import { deviceCompliancePolicySchema } from '../wire/device-compliance-policy.ts';
import { complianceWords } from './compliance-words.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';
import { withMark } from './with-mark.ts';

const path = '/deviceManagement/deviceCompliancePolicies';
const configuration = '/scheduledActionsForRule/*/scheduledActionConfigurations/*';
const noTemplate = '00000000-0000-0000-0000-000000000000';

/** What Graph returns for properties nobody set, besides false, null and [] (seen in 39 published exports, 2026). */
const defaultWords: readonly { readonly pointer: string; readonly value: Json }[] = [
  { pointer: '/passwordRequiredType', value: 'deviceDefault' },
  { pointer: '/passcodeRequiredType', value: 'deviceDefault' },
  { pointer: '/workProfilePasswordRequiredType', value: 'deviceDefault' },
  { pointer: '/requiredPasswordComplexity', value: 'none' },
  { pointer: '/workProfileRequiredPasswordComplexity', value: 'none' },
  { pointer: '/deviceThreatProtectionRequiredSecurityLevel', value: 'unavailable' },
  { pointer: '/advancedThreatProtectionRequiredSecurityLevel', value: 'unavailable' },
  { pointer: '/gatekeeperAllowedAppSource', value: 'notConfigured' },
  { pointer: '/securityRequiredAndroidSafetyNetEvaluationType', value: 'basic' },
  { pointer: '/roleScopeTagIds', value: ['0'] },
  { pointer: '/description', value: '' },
];

/**
 * Device compliance policies (graph resource deviceCompliancePolicy). On beta throughout: v1.0 lacks half of the Windows
 * settings, and mixing versions fails on write.
 */
export const deviceCompliancePolicies: Kind = {
  collection: 'deviceCompliancePolicies',
  title: 'compliance policy',
  path,
  apiVersion: 'beta',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  // A plain list hides both; the navigation route for the actions does not exist (microsoft-graph-docs issue 4104).
  query: '?$expand=assignments,scheduledActionsForRule($expand=scheduledActionConfigurations)',
  read: 'collection',
  abstract: ['deviceCompliancePolicy'],
  rank: 2,
  schema: deviceCompliancePolicySchema,
  readOnly: [
    '/id',
    '/createdDateTime',
    '/lastModifiedDateTime',
    '/version',
    '/assignments/*/id',
    '/assignments/*/source',
    '/assignments/*/sourceId',
    '/scheduledActionsForRule/*/id',
    `${configuration}/id`,
  ],
  // Ignored on write and read back as null (seen in published exports).
  writeOnly: ['/scheduledActionsForRule/*/ruleName'],
  expanded: [],
  immutable: ['/@odata.type'],
  typed: ['', '/assignments/*/target', '/restrictedApps/*'],
  base64: ['/deviceCompliancePolicyScript/rulesContent'],
  flags: [],
  words: complianceWords,
  references: [
    { pointer: '/assignments/*/target/groupId', collection: 'groups' },
    { pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterId', collection: 'assignmentFilters' },
    { pointer: '/deviceCompliancePolicyScript/deviceComplianceScriptId', collection: 'deviceComplianceScripts' },
    { pointer: `${configuration}/notificationTemplateId`, collection: 'notificationMessageTemplates' },
    { pointer: `${configuration}/notificationMessageCCList/*`, collection: 'groups' },
  ],
  exclusions: [],
  defaults: [
    ...defaultWords,
    { pointer: `${configuration}/notificationTemplateId`, value: noTemplate },
    { pointer: `${configuration}/notificationTemplateId`, value: '' },
    // Mark noncompliant at once is what a rule without a grace period says (Microsoft docs: deviceComplianceActionItem).
    { pointer: `${configuration}/gracePeriodHours`, value: 0 },
    { pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterType', value: 'none' },
    { pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterId', value: noTemplate },
    // Repeats the type the property is declared with, and is not given back.
    { pointer: '/restrictedApps/*/@odata.type', value: '#microsoft.graph.appListItem' },
    { pointer: '/restrictedApps/*/@odata.type', value: 'microsoft.graph.appListItem' },
  ],
  falseIsSilence: [''],
  showsDefaults: true,
  // A plain GET does not show them, so that an export without them says nothing of them (microsoft-graph-docs issue 4103).
  ownedWhenSaid: ['/scheduledActionsForRule'],
  normalise: withTypeNames,
  create: ({ assignments, ...body }) => [
    { method: 'POST', apiVersion: 'beta', path, body: withRuleNames(withMark(body), 'scheduledActionsForRule') },
    ...(Array.isArray(assignments) && assignments.length > 0 ? [assign(assignments)] : []),
  ],
  update: (change) => [...patch(change), ...actions(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'beta', path: `${path}/{id}` }],
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
};

/** A type may be named with and without its hash (OData 4.01, Control Information: type), and is given back with it. */
function withTypeNames(body: JsonObject): JsonObject {
  const assignments: readonly Json[] = Array.isArray(body.assignments) ? body.assignments : [];
  // Every object of every run passes here, and hardly any lacks a hash.
  const lacks = (value: Json | undefined) => isJsonObject(value) && isWithoutHash(value['@odata.type']);
  if (!lacks(body) && !assignments.some((item) => isJsonObject(item) && lacks(item.target))) return body;
  const hash = (type: Json) => (isWithoutHash(type) ? `#${type}` : type);
  return mapAt(mapAt(body, '/@odata.type', hash), '/assignments/*/target/@odata.type', hash);
}

function isWithoutHash(type: Json | undefined): boolean {
  return typeof type === 'string' && type.startsWith('microsoft.graph.');
}

/**
 * Graph keeps actions per policy and not per rule, so the one rule always has this name (Graph v1.0 metadata, 2026-08); it is read
 * back as null, and asked for on write in every published sample.
 */
const ruleName = 'PasswordRequired';

function withRuleNames(body: JsonObject, list: string): JsonObject {
  return mapAt(body, `/${list}/*`, (rule) =>
    isJsonObject(rule) ? { ...rule, ruleName: rule.ruleName ?? ruleName } : rule,
  );
}

/** A PATCH ignores scheduled actions and assignments, so those go through their own actions (IntuneCD, microsoft365 provider). */
const viaAction = ['assignments', 'scheduledActionsForRule'];

function patch({ desired, live, changed }: KindChange): readonly GraphRequest[] {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter(
    (name) => !viaAction.includes(name),
  );
  if (names.length === 0) return [];
  const settings = names.map((name) => [name, desired[name] ?? defaultOf(name, live)] as const);
  const body: JsonObject = { '@odata.type': desired['@odata.type'] ?? null, ...Object.fromEntries(settings) };
  return [{ method: 'PATCH', apiVersion: 'beta', path: `${path}/{id}`, body }];
}

/** What puts a property back to unset: its default word, false for a boolean, an empty list, null for the rest. */
function defaultOf(name: string, live: JsonObject): Json {
  const word = defaultWords.find((entry) => entry.pointer === `/${name}`);
  if (word !== undefined) return word.value;
  const before = readPointer(live, `/${name}`);
  if (typeof before === 'boolean') return false;
  return Array.isArray(before) ? [] : null;
}

function actions({ desired, changed }: KindChange): readonly GraphRequest[] {
  const touched = (name: string) => changed.some((pointer) => isWithin(pointer, `/${name}`));
  const list = 'deviceComplianceScheduledActionForRules';
  const rules = withRuleNames({ [list]: desired.scheduledActionsForRule ?? [] }, list);
  return [
    ...(touched('scheduledActionsForRule')
      ? [{ method: 'POST', apiVersion: 'beta', path: `${path}/{id}/scheduleActionsForRules`, body: rules } as const]
      : []),
    ...(touched('assignments') ? [assign(desired.assignments ?? [])] : []),
  ];
}

/** Replaces all assignments; an empty list clears them. */
function assign(assignments: Json): GraphRequest {
  return { method: 'POST', apiVersion: 'beta', path: `${path}/{id}/assign`, body: { assignments } };
}
