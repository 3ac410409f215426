import { appProtection } from './app-protection.ts';
import { approvedApp } from './approved-app.ts';
import { authenticationStrength } from './authentication-strength.ts';
import { block } from './block.ts';
import { compliantDevice } from './compliant-device.ts';
import { customControl } from './custom-control.ts';
import { hybridJoinedDevice } from './hybrid-joined-device.ts';
import { mfa } from './mfa.ts';
import { passwordChange } from './password-change.ts';
import { riskRemediation } from './risk-remediation.ts';
import { termsOfUse } from './terms-of-use.ts';
import { verifiedID } from './verified-id.ts';

/**
 * What may stand under `require`. The order is that of Graph's conditionalAccessGrantControl enumeration where it has one, so
 * that `builtInControls` comes out in Graph's own order.
 */
export const requirements = {
  block,
  mfa,
  compliantDevice,
  hybridJoinedDevice,
  approvedApp,
  appProtection,
  passwordChange,
  riskRemediation,
  verifiedID,
  authenticationStrength,
  termsOfUse,
  customControl,
} as const;

export type RequirementName = keyof typeof requirements;
