import type { FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** Members of Graph's deviceThreatProtectionLevel (Graph v1.0 metadata, 2026-08). */
export const threatProtectionLevels = ['unavailable', 'secured', 'low', 'medium', 'high', 'notSet'] as const;

/**
 * The `threatLevel` fact, which all compliance policy types spell alike. The level is the highest one allowed; `high` allows every
 * level (Microsoft docs: compliance-policy-create-ios, 2025-09). Nothing is enforced while deviceThreatProtectionEnabled is false
 * (Graph v1.0 metadata of macOSCompliancePolicy, 2026-08).
 */
export function lowerThreatLevel(level: FactValues['threatLevel']): JsonObject {
  return { deviceThreatProtectionEnabled: true, deviceThreatProtectionRequiredSecurityLevel: level };
}
