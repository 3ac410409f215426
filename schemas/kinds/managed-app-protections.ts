import type { GraphRequest } from '../graph-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isWithin } from '../pointer.ts';
import type { ManagedCollection } from '../resource.ts';
import { managedAppProtectionSchema } from '../wire/managed-app-protection.ts';
import { type AppProtectionType, appProtectionDefaults } from './app-protection-defaults.ts';
import { appProtectionWords } from './app-protection-words.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';

const filterType = 'deviceAndAppManagementAssignmentFilterType';
const filterId = 'deviceAndAppManagementAssignmentFilterId';

/**
 * One collection of app protection policies below /deviceAppManagement. On beta throughout: v1.0 lacks most of the launch
 * conditions. Which apps a policy is for and to whom it is assigned is changed by actions that replace all
 * (terraform-provider-microsoft365wp, ios_managed_app_protection, 2025).
 */
export function managedAppProtections(collection: ManagedCollection, type: AppProtectionType, title: string): Kind {
  const path = `/deviceAppManagement/${collection}`;
  const isTargeted = type !== 'defaultManagedAppProtection';
  const defaults: JsonObject = appProtectionDefaults[type];
  const requests = requestsOf(path, type, defaults);
  return {
    collection,
    title,
    path,
    apiVersion: 'beta',
    betaOnly: { properties: [], words: [] },
    listsBeta: 'whenPinned',
    query: isTargeted ? '?$expand=apps,assignments' : '?$expand=apps',
    read: 'collection',
    rank: 2,
    schema: managedAppProtectionSchema,
    readOnly: [
      '/id',
      '/createdDateTime',
      '/lastModifiedDateTime',
      '/version',
      // Both count what the actions did (Microsoft docs: intune-mam-iosmanagedappprotection, 2025).
      '/isAssigned',
      '/deployedAppCount',
      '/deploymentSummary',
      '/apps/*/id',
      '/apps/*/version',
      '/assignments/*/id',
      '/assignments/*/source',
      '/assignments/*/sourceId',
    ],
    writeOnly: [],
    expanded: [],
    immutable: [],
    // Not the policy's own: its collection says it, and a read leaves it out.
    typed: ['/apps/*/mobileAppIdentifier', '/assignments/*/target'],
    flags: ['/targetedAppManagementLevels'],
    words: appProtectionWords[type],
    references: isTargeted ? [{ pointer: '/assignments/*/target/groupId', collection: 'groups' }] : [],
    exclusions: [],
    defaults: [
      ...Object.entries(defaults).map(([name, value]) => ({ pointer: `/${name}`, value: inOrder(value) })),
      { pointer: `/assignments/*/target/${filterType}`, value: 'none' },
      { pointer: `/assignments/*/target/${filterId}`, value: '00000000-0000-0000-0000-000000000000' },
    ],
    falseIsSilence: [],
    withoutDerived: (body) => withoutNoFilter(withoutAppsOfGroup(body)),
    normalise: withoutAppsOfGroup,
    create: requests.create,
    update: requests.update,
    remove: () => [{ method: 'DELETE', apiVersion: 'beta', path: `${path}/{id}` }],
    permissions: { read: ['DeviceManagementApps.Read.All'], write: ['DeviceManagementApps.ReadWrite.All'] },
  };
}

/** Lists are compared in the order of the canonical form. */
function inOrder(value: Json): Json {
  return Array.isArray(value) ? value.toSorted() : value;
}

/** A policy for a group of apps lists those Microsoft counts in it at the time; only a list of one's own is ours to say. */
function withoutAppsOfGroup(body: JsonObject): JsonObject {
  const group = body.appGroupType;
  if (typeof group !== 'string' || group.toLowerCase() === 'selectedpublicapps' || body.apps === undefined) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'apps'));
}

/** Beta shows every assignment with the filter it lacks. */
function withoutNoFilter(body: JsonObject): JsonObject {
  return mapAt(body, '/assignments/*/target', (target) => {
    if (!isJsonObject(target) || target[filterType] !== 'none') return target;
    return without(target, [filterType, filterId]);
  });
}

/** What has an action of its own. The group of apps is a property as well as a parameter of the action. */
const viaAction = ['apps', 'appGroupType', 'assignments'];

function requestsOf(path: string, type: AppProtectionType, defaults: JsonObject): Pick<Kind, 'create' | 'update'> {
  const named = { '@odata.type': `#microsoft.graph.${type}` };
  const action = (name: string, body: JsonObject): GraphRequest => ({
    method: 'POST',
    apiVersion: 'beta',
    path: `${path}/{id}/${name}`,
    body,
  });
  const isTargeted = type !== 'defaultManagedAppProtection';
  const targetApps = ({ apps = [], appGroupType = null }: JsonObject) =>
    action('targetApps', { apps: withoutAppsOfGroup({ appGroupType, apps }).apps ?? [], ...groupOf(appGroupType) });
  const groupOf = (group: Json): JsonObject => (isTargeted ? { appGroupType: group ?? 'selectedPublicApps' } : {});
  return {
    create: (body) => [
      {
        method: 'POST',
        apiVersion: 'beta',
        path,
        body: { ...named, ...defaults, ...without(body, ['apps', 'assignments']) },
      },
      ...(isSaid(body.apps) || isSaid(body.appGroupType) ? [targetApps(body)] : []),
      ...(isSaid(body.assignments) ? [action('assign', { assignments: body.assignments ?? [] })] : []),
    ],
    update: (change) => [
      ...patch(path, named, defaults, change),
      ...(touches(change, ['apps', 'appGroupType']) ? [targetApps(change.desired)] : []),
      ...(touches(change, ['assignments'])
        ? [action('assign', { assignments: change.desired.assignments ?? [] })]
        : []),
    ],
  };
}

function isSaid(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

function without(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function touches({ changed }: KindChange, names: readonly string[]): boolean {
  return changed.some((pointer) => names.some((name) => isWithin(pointer, `/${name}`)));
}

function patch(
  path: string,
  named: JsonObject,
  defaults: JsonObject,
  { desired, live, changed }: KindChange,
): readonly GraphRequest[] {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter(
    (name) => !viaAction.includes(name),
  );
  if (names.length === 0) return [];
  const unset = (name: string): Json => defaults[name] ?? (Array.isArray(live[name]) ? [] : null);
  const settings = names.map((name) => [name, desired[name] ?? unset(name)] as const);
  return [
    { method: 'PATCH', apiVersion: 'beta', path: `${path}/{id}`, body: { ...named, ...Object.fromEntries(settings) } },
  ];
}
