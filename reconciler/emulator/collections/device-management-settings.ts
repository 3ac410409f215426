import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { intuneAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { contextUrl, objectReply } from '../odata/query.ts';
import { tenantSettings } from '../tenant-settings.ts';
import { bodyAs, show, without } from './collection-support.ts';
import { objectIn } from './values.ts';

/** `deviceManagement` itself, of which only the account's id and the tenant-wide settings are kept. */
export const DEVICE_MANAGEMENT_SETTINGS_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/deviceManagement',
    service: 'intune',
    permissions: PERMISSIONS.readDeviceConfiguration,
    handle: read,
  },
  {
    method: 'GET',
    path: '/deviceManagement/settings',
    service: 'intune',
    permissions: PERMISSIONS.readDeviceConfiguration,
    handle: readSettings,
  },
  {
    method: 'PATCH',
    path: '/deviceManagement',
    service: 'intune',
    permissions: PERMISSIONS.writeServiceConfiguration,
    handle: update,
  },
];

const ACCOUNT_ID = '3b0a3b8e-5d4f-4d1c-9b58-4c5d8f6a7e21';
const TYPE = 'deviceManagementSettings';

/** What a tenant says of members nobody ever touched (an untouched tenant's answer to beta, published in 2026). */
const UNTOUCHED: JsonObject = {
  isScheduledActionEnabled: true,
  deviceInactivityBeforeRetirementInDay: 0,
  derivedCredentialProvider: 'notConfigured',
  derivedCredentialUrl: null,
  androidDeviceAdministratorEnrollmentEnabled: false,
  ignoreDevicesForUnsupportedSettingsEnabled: false,
  enableLogCollection: true,
  enableAutopilotDiagnostics: true,
  enableEnhancedTroubleshootingExperience: false,
  enableDeviceGroupMembershipReport: false,
  m365AppDiagnosticsEnabled: false,
};

/** Members that are settings of the emulated tenant, because answers of the service depend on them. */
const KEPT = ['secureByDefault', 'deviceComplianceCheckinThresholdDays', 'enhancedJailBreak'] as const;

function read(exchange: Exchange): Reply {
  const body = { intuneAccountId: ACCOUNT_ID, settings: shown(exchange) };
  const reply = objectReply(exchange, body, 'deviceManagement');
  return {
    ...reply,
    body: { ...objectIn(reply.body), '@odata.context': contextUrl(exchange, 'deviceManagement/$entity') },
  };
}

function readSettings(exchange: Exchange): Reply {
  return {
    status: 200,
    body: { '@odata.context': contextUrl(exchange, 'deviceManagement/settings'), ...shown(exchange) },
  };
}

/** As the version shows them: v1.0 knows three members. */
function shown(exchange: Exchange): JsonObject {
  return show(exchange, TYPE, settings(exchange));
}

function settings({ state }: Exchange): JsonObject {
  const { secureByDefault, deviceComplianceCheckinThresholdDays, enhancedJailBreak, otherDeviceManagementSettings } =
    tenantSettings(state);
  return {
    deviceComplianceCheckinThresholdDays,
    secureByDefault,
    enhancedJailBreak,
    ...UNTOUCHED,
    ...otherDeviceManagementSettings,
  };
}

function update(exchange: Exchange): Reply {
  const sent = isJsonObject(exchange.body) ? objectIn(exchange.body.settings) : undefined;
  if (sent === undefined) throw refusedByIntune('Only the settings of deviceManagement can be changed here');
  const read = bodyAs(
    exchange,
    TYPE,
    () => refusedByIntune('The settings do not fit the model', 'ModelValidationFailure'),
    sent,
  );
  const given = without(read, ['isScheduledActionEnabled']);
  checkDays(given);
  const before = settings(exchange);
  const value = { ...basis(exchange), ...kept(given), otherDeviceManagementSettings: others(exchange, given) };
  const activity = {
    name: 'Patch DeviceManagement',
    category: 'DeviceConfiguration',
    service: 'Intune',
    type: 'DeviceManagementSettings',
    // Graph gives the settings no id; a reader of the log has to go by the component.
    id: '',
    displayName: 'settings',
    before,
    after: { ...before, ...given },
  };
  exchange.state.commit([
    { collection: 'tenant', id: 'settings', value },
    ...intuneAudit(exchange, activity, 'DeviceManagement'),
  ]);
  return { status: 204 };
}

function checkDays({ deviceComplianceCheckinThresholdDays: days }: JsonObject): void {
  if (days !== undefined && (typeof days !== 'number' || days < 1 || days > 120)) {
    throw refusedByIntune('deviceComplianceCheckinThresholdDays must be between 1 and 120');
  }
}

/** What the change begins with: everything as it is, or, where a PATCH replaces the whole value, as in an untouched tenant. */
function basis({ state, behaviours }: Exchange): JsonObject {
  const current = tenantSettings(state);
  if (behaviours.is('deviceManagementPatchMerges')) return current;
  return { ...current, secureByDefault: false, deviceComplianceCheckinThresholdDays: 0, enhancedJailBreak: false };
}

function kept(given: JsonObject): JsonObject {
  return Object.fromEntries(KEPT.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

function others({ state, behaviours }: Exchange, given: JsonObject): JsonObject {
  const before = behaviours.is('deviceManagementPatchMerges')
    ? tenantSettings(state).otherDeviceManagementSettings
    : {};
  return { ...before, ...without(given, KEPT) };
}
