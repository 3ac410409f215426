import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { tellAmount, tellSwitch } from '../telling/tell-value.ts';
import { deviceManagementSettingsSchema } from '../wire/device-management-settings.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';

const path = '/deviceManagement';

/**
 * Tenant-wide compliance settings (`settings` of graph resource deviceManagement): what a device without a policy counts as, how long
 * a state stays valid, enhanced jailbreak detection. On beta, which alone has the last of them.
 */
export const deviceManagementSettings: Kind = {
  collection: 'deviceManagementSettings',
  title: 'tenant-wide compliance settings',
  path,
  apiVersion: 'beta',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  query: '?$select=settings',
  read: 'singleton',
  // Whom a change locks out depends on who needs a compliant device, and whom compliance policies reach.
  judgedWith: ['deviceCompliancePolicies', 'compliancePolicies', 'conditionalAccessPolicies'],
  rank: 3,
  schema: deviceManagementSettingsSchema,
  readOnly: ['/id', '/intuneAccountId', '/subscriptionState'],
  writeOnly: [],
  expanded: [],
  immutable: [],
  typed: [],
  flags: [],
  words: [],
  references: [],
  exclusions: [],
  defaults: [],
  // `compliant` stated and `false` read say the same; neither is silence, or stating it would manage nothing.
  falseIsSilence: [],
  normalise: withValidity,
  create: (body) => [patch(body, {})],
  update: ({ desired, stored }: KindChange) => [patch(desired, stored)],
  remove: () => [],
  tell: [
    tellSwitch(
      '/settings/secureByDefault',
      'a device without a compliance policy now counts as noncompliant',
      'a device without a compliance policy now counts as compliant',
      'tighter',
    ),
    tellAmount('/settings/deviceComplianceCheckinThresholdDays', {
      says: (days) => ['a device stays compliant without reporting for at most ', ...days, ' days'],
      silent: 'how long a device stays compliant without reporting is left to the service',
      more: 'looser',
    }),
    tellSwitch(
      '/settings/enhancedJailBreak',
      'jailbroken devices are looked for more often',
      'jailbroken devices are no longer looked for more often',
      'tighter',
    ),
  ],
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
};

/** A tenant where nobody ever set the period says 0 and means 30 days (Microsoft365DSC pull request 6454, 2025). */
function withValidity(body: JsonObject): JsonObject {
  return mapAt(body, '/settings/deviceComplianceCheckinThresholdDays', (days) => (days === 0 ? 30 : days));
}

/**
 * No page says whether a PATCH keeps the members of `settings` it does not mention; tools send either some of them or all
 * (Micke-K/IntuneManagement issue 91, 2022). All of them, as they were read, is right in both cases. What is unset is left out: 0 and
 * null stand for "never set", and 0 days is outside the range the service takes.
 */
function patch(desired: JsonObject, stored: JsonObject) {
  const kept = Object.entries(membersOf(stored)).filter(
    ([name, value]) => !name.includes('@odata.') && value !== null && value !== 0,
  );
  const body: JsonObject = { settings: { ...Object.fromEntries(kept), ...membersOf(desired) } };
  return { method: 'PATCH', apiVersion: 'beta', path, body } as const;
}

function membersOf({ settings }: JsonObject): Readonly<Record<string, Json>> {
  return isJsonObject(settings) ? settings : {};
}
