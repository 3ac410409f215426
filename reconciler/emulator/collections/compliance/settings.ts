import type { JsonObject } from '../../../../schemas/json.ts';
import type { Behaviours } from '../../behaviours/behaviours.ts';
import { refusedByIntune } from '../../http/failure.ts';
import { objectIn, objectsIn } from '../values.ts';

/** Throws Failure 400 for settings that exclude each other. */
export function checkSettings(policy: JsonObject, behaviours: Behaviours): void {
  const both =
    objectIn(policy.deviceCompliancePolicyScript) !== undefined && objectsIn(policy.wslDistributions).length > 0;
  if (both && behaviours.is('complianceScriptExcludesDistributions')) {
    throw refusedByIntune('deviceCompliancePolicyScript and wslDistributions cannot be combined');
  }
}
