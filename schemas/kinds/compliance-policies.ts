import type { GraphRequest } from '../graph-request.ts';
import { isJsonObject, type Json } from '../json.ts';
import { isWithin, type Pointer } from '../pointer.ts';
import { deviceManagementCompliancePolicySchema } from '../wire/device-management-compliance-policy.ts';
import { complianceWords } from './compliance-words.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';
import { withMark } from './with-mark.ts';

const path = '/deviceManagement/compliancePolicies';
const configuration = '/scheduledActionsForRule/*/scheduledActionConfigurations/*';
const noTemplate = '00000000-0000-0000-0000-000000000000';

/** How deep settings that depend on others are looked into; those of Linux are one level deep. */
const deepest = 2;

/**
 * Compliance policies of the settings catalogue, which is what Linux has (graph resource deviceManagementCompliancePolicy, beta).
 * Every setting is an object that names its definition; there is no property per setting, and no default for an absent one.
 */
export const compliancePolicies: Kind = {
  collection: 'compliancePolicies',
  title: 'Linux compliance policy',
  path,
  apiVersion: 'beta',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  // (almenscorner/IntuneCD expands the settings of the list, 2026; exports of single policies expand both.)
  query: '?$expand=settings,assignments',
  read: 'collection',
  nameProperty: 'name',
  // Only a policy's own route gives its actions with what they do (almenscorner/IntuneCD reads them one by one, 2026).
  related: [
    { member: 'scheduledActionsForRule', path: '/scheduledActionsForRule?$expand=scheduledActionConfigurations' },
  ],
  rank: 2,
  schema: deviceManagementCompliancePolicySchema,
  readOnly: [
    '/id',
    '/createdDateTime',
    '/lastModifiedDateTime',
    '/creationSource',
    '/isAssigned',
    '/settingCount',
    '/settings/*/id',
    '/assignments/*/id',
    '/assignments/*/source',
    '/assignments/*/sourceId',
    '/scheduledActionsForRule/*/id',
    `${configuration}/id`,
  ],
  // Ignored on write and read back as null, as with the compliance policies of the other platforms.
  writeOnly: ['/scheduledActionsForRule/*/ruleName'],
  expanded: [],
  immutable: ['/platforms', '/technologies'],
  typed: ['/assignments/*/target', ...instancesAt('/settings/*/settingInstance', 0)],
  flags: ['/platforms', '/technologies'],
  words: complianceWords.filter(({ pointer }) => /^\/(assignments|scheduledActionsForRule)\//.test(pointer)),
  references: [
    { pointer: '/assignments/*/target/groupId', collection: 'groups' },
    { pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterId', collection: 'assignmentFilters' },
    { pointer: `${configuration}/notificationTemplateId`, collection: 'notificationMessageTemplates' },
    { pointer: `${configuration}/notificationMessageCCList/*`, collection: 'groups' },
  ],
  exclusions: [],
  defaults: [
    { pointer: '/description', value: '' },
    { pointer: '/roleScopeTagIds', value: ['0'] },
    { pointer: `${configuration}/notificationTemplateId`, value: noTemplate },
    { pointer: `${configuration}/notificationTemplateId`, value: '' },
    { pointer: `${configuration}/gracePeriodHours`, value: 0 },
    { pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterType', value: 'none' },
    { pointer: '/assignments/*/target/deviceAndAppManagementAssignmentFilterId', value: noTemplate },
  ],
  falseIsSilence: [],
  showsDefaults: true,
  // As with the other platforms: an export of the policies alone says nothing of their actions.
  ownedWhenSaid: ['/scheduledActionsForRule'],
  normalise: (body) => body,
  create: ({ assignments = [], scheduledActionsForRule = [], ...body }) => [
    { method: 'POST', apiVersion: 'beta', path, body },
    schedule(withMark({ scheduledActionsForRule }).scheduledActionsForRule ?? []),
    ...(isFilled(assignments) ? [assign(assignments)] : []),
  ],
  update: (change) => [...put(change), ...actions(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'beta', path: `${path}/{id}` }],
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
};

/** Where objects stand whose type says what they are: instances of settings, and the values of simple ones. */
function instancesAt(instance: Pointer, depth: number): readonly Pointer[] {
  const holders = [
    'choiceSettingValue',
    'choiceSettingCollectionValue/*',
    'groupSettingValue',
    'groupSettingCollectionValue/*',
  ];
  const children = holders.map((holder) => `${instance}/${holder}/children/*`);
  return [
    instance,
    `${instance}/simpleSettingValue`,
    `${instance}/simpleSettingCollectionValue/*`,
    ...(depth < deepest ? children.flatMap((child) => instancesAt(child, depth + 1)) : []),
  ];
}

function isFilled(value: Json): boolean {
  return Array.isArray(value) && value.length > 0;
}

const viaAction = ['assignments', 'scheduledActionsForRule'];

/**
 * Settings are replaced by PUT, and a PATCH leaves them alone (terraform-provider-microsoft365, linux_device_compliance_policy, 2026).
 * A PUT says everything, so what others set and git does not mention goes with it where it is not the default.
 */
function put({ desired, changed }: KindChange): readonly GraphRequest[] {
  if (changed.every((pointer) => viaAction.some((name) => isWithin(pointer, `/${name}`)))) return [];
  const { assignments: _assigned, scheduledActionsForRule: _scheduled, ...body } = desired;
  return [{ method: 'PUT', apiVersion: 'beta', path: `${path}('{id}')`, body: { description: '', ...body } }];
}

function actions({ desired, changed }: KindChange): readonly GraphRequest[] {
  const touched = (name: string) => changed.some((pointer) => isWithin(pointer, `/${name}`));
  return [
    ...(touched('scheduledActionsForRule') ? [schedule(desired.scheduledActionsForRule ?? [])] : []),
    ...(touched('assignments') ? [assign(desired.assignments ?? [])] : []),
  ];
}

/**
 * Replaces all actions. Their one rule is read back without a name, and is given this one on write
 * (terraform-provider-microsoft365, linux_device_compliance_policy, 2026).
 */
function schedule(scheduledActions: Json): GraphRequest {
  const body = mapAt({ scheduledActions }, '/scheduledActions/*', (rule) =>
    isJsonObject(rule) ? { ...rule, ruleName: rule.ruleName ?? 'PasswordRequired' } : rule,
  );
  return { method: 'POST', apiVersion: 'beta', path: `${path}/{id}/setScheduledActions`, body };
}

/** Replaces all assignments; an empty list clears them. */
function assign(assignments: Json): GraphRequest {
  return { method: 'POST', apiVersion: 'beta', path: `${path}/{id}/assign`, body: { assignments } };
}
