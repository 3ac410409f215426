import { isJsonObject } from '../../../schemas/json.ts';
import { directoryAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { refusedPolicy } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { contextUrl } from '../odata/query.ts';
import { tenantSettings } from '../tenant-settings.ts';

const PATH = '/policies/identitySecurityDefaultsEnforcementPolicy';
const ID = '00000000-0000-0000-0000-000000000005';

/** The switch that excludes Conditional Access. */
export const SECURITY_DEFAULTS_ROUTES: readonly Route[] = [
  { method: 'GET', path: PATH, service: 'directory', permissions: PERMISSIONS.readPolicies, handle: read },
  { method: 'PATCH', path: PATH, service: 'directory', permissions: PERMISSIONS.writeSecurityDefaults, handle: update },
];

function read(exchange: Exchange): Reply {
  const body = {
    '@odata.context': contextUrl(exchange, 'policies/identitySecurityDefaultsEnforcementPolicy/$entity'),
    id: ID,
    displayName: 'Security Defaults',
    description: 'Security defaults is a set of basic identity security mechanisms recommended by Microsoft.',
    isEnabled: tenantSettings(exchange.state).securityDefaults,
  };
  return { status: 200, body };
}

function update(exchange: Exchange): Reply {
  const isEnabled = isJsonObject(exchange.body) ? exchange.body.isEnabled : undefined;
  if (typeof isEnabled !== 'boolean') throw refusedPolicy("'isEnabled' must be true or false.");
  const settings = tenantSettings(exchange.state);
  const activity = {
    name: 'Update security defaults',
    category: 'Policy',
    service: 'Conditional Access',
    type: 'Policy',
    id: ID,
    displayName: 'Security Defaults',
    before: { isEnabled: settings.securityDefaults },
    after: { isEnabled },
  };
  exchange.state.commit([
    { collection: 'tenant', id: 'settings', value: { ...settings, securityDefaults: isEnabled } },
    ...directoryAudit(exchange, activity),
  ]);
  return { status: 204 };
}
