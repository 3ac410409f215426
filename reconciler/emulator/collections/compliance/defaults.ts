import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { METADATA } from '../../metadata/index.ts';
import type { PropertyType } from '../../metadata/metadata.ts';

/** Properties that are not settings and so have no default here. */
const NOT_SETTINGS = new Set([
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'version',
  'displayName',
  'assignments',
  'scheduledActionsForRule',
  'deviceStatuses',
  'deviceStatusOverview',
  'deviceSettingStateSummaries',
  'userStatuses',
  'userStatusOverview',
]);

/** Members Intune returns for an enum nobody set, in order of preference (39 exported policies, 2019 to 2026). */
const UNSET_MEMBERS = ['deviceDefault', 'unavailable', 'notConfigured', 'none', 'notSet'];

/**
 * What a GET shows for every setting a policy of this type does not set: false, null, an empty collection, or the enum's word for
 * "not configured". Follows beta, which knows every property v1.0 does.
 */
export function complianceDefaults(type: string): JsonObject {
  const defaults: Record<string, Json> = {};
  for (const [name, property] of METADATA.beta.propertiesOf(type)) {
    if (!NOT_SETTINGS.has(name)) defaults[name] = name === 'roleScopeTagIds' ? ['0'] : defaultOf(property);
  }
  return defaults;
}

function defaultOf({ name, collection }: PropertyType): Json {
  if (collection) return [];
  if (name === 'boolean') return false;
  const members = METADATA.beta.enumMembers(name);
  return members === undefined
    ? null
    : (UNSET_MEMBERS.find((member) => members.includes(member)) ?? members[0] ?? null);
}
