import { isJsonObject } from '../../../schemas/json.ts';
import { intuneAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { contextUrl } from '../odata/query.ts';
import { tenantSettings } from '../tenant-settings.ts';
import { bodyAs } from './collection-support.ts';
import { objectIn } from './values.ts';

/** `deviceManagement` itself, of which only the tenant-wide compliance settings are kept. */
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

function read(exchange: Exchange): Reply {
  const body = { '@odata.context': contextUrl(exchange, 'deviceManagement/$entity'), settings: settings(exchange) };
  return { status: 200, body };
}

function readSettings(exchange: Exchange): Reply {
  return {
    status: 200,
    body: { '@odata.context': contextUrl(exchange, 'deviceManagement/settings'), ...settings(exchange) },
  };
}

function settings({ state }: Exchange) {
  const { secureByDefault, deviceComplianceCheckinThresholdDays } = tenantSettings(state);
  return { deviceComplianceCheckinThresholdDays, isScheduledActionEnabled: true, secureByDefault };
}

function update(exchange: Exchange): Reply {
  const sent = isJsonObject(exchange.body) ? objectIn(exchange.body.settings) : undefined;
  if (sent === undefined) throw refusedByIntune('Only the settings of deviceManagement can be changed here');
  const read = bodyAs(
    exchange,
    'deviceManagementSettings',
    () => refusedByIntune('The settings do not fit the model', 'ModelValidationFailure'),
    sent,
  );
  const { isScheduledActionEnabled: _fixed, ...known } = read;
  const before = settings(exchange);
  const value = { ...tenantSettings(exchange.state), ...known };
  const days = value.deviceComplianceCheckinThresholdDays;
  if (typeof days !== 'number' || days < 1 || days > 120) {
    throw refusedByIntune('deviceComplianceCheckinThresholdDays must be between 1 and 120');
  }
  const activity = {
    name: 'Patch DeviceManagement',
    category: 'DeviceConfiguration',
    service: 'Intune',
    type: 'DeviceManagementSettings',
    id: '',
    displayName: 'settings',
    before,
    after: { ...before, ...known },
  };
  exchange.state.commit([
    { collection: 'tenant', id: 'settings', value },
    ...intuneAudit(exchange, activity, 'DeviceManagement'),
  ]);
  return { status: 204 };
}
