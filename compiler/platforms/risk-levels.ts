import type { FactValues } from '../../schemas/facts.ts';
import type { Answer } from './platform.ts';
import { tellThreat } from './tell-threat.ts';

const levels = ['secured', 'low', 'medium', 'high'] as const;

/**
 * The `threatLevel` fact, which all compliance policy types spell alike. The level is the highest one allowed; `high` allows every
 * level (Microsoft docs: compliance-policy-create-ios, 2025-09). Nothing is enforced while deviceThreatProtectionEnabled is false
 * (Graph v1.0 metadata of macOSCompliancePolicy, 2026-08).
 */
export const threatLevel: Answer<FactValues['threatLevel']> = {
  wire: ['deviceThreatProtectionEnabled', 'deviceThreatProtectionRequiredSecurityLevel'],
  lower: (level) => ({ deviceThreatProtectionEnabled: true, deviceThreatProtectionRequiredSecurityLevel: level }),
  lift: (body) =>
    body.deviceThreatProtectionEnabled === true
      ? levels.find((level) => level === body.deviceThreatProtectionRequiredSecurityLevel)
      : undefined,
  tell: tellThreat('deviceThreatProtectionEnabled', 'deviceThreatProtectionRequiredSecurityLevel'),
};

/** The machine risk score of Microsoft Defender for Endpoint, which needs nothing switched on besides. */
export const machineRisk: Answer<FactValues['machineRisk']> = {
  wire: ['advancedThreatProtectionRequiredSecurityLevel'],
  lower: (level) => ({ advancedThreatProtectionRequiredSecurityLevel: level }),
  lift: (body) => levels.find((level) => level === body.advancedThreatProtectionRequiredSecurityLevel),
};
