import { writeValidity } from '../../compiler/validity-period.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';

/** The members of the project file that say the tenant-wide settings a resource states, as the tenant has them. */
export function projectMembers({ body }: Resource, live: JsonObject): JsonObject {
  const said: Readonly<Record<string, Json>> = {
    devicesWithoutPolicy: live.secureByDefault === true ? 'noncompliant' : 'compliant',
    enhancedJailbreakDetection: live.enhancedJailBreak === true,
    ...(typeof live.deviceComplianceCheckinThresholdDays === 'number' && live.deviceComplianceCheckinThresholdDays > 0
      ? { complianceValidity: writeValidity(live.deviceComplianceCheckinThresholdDays) }
      : {}),
  };
  return body.settings === undefined ? {} : said;
}
