import { appProtection } from './app-protection.ts';
import { approvedApp } from './approved-app.ts';
import { authenticationStrength } from './authentication-strength.ts';
import { block } from './block.ts';
import { compliantDevice } from './compliant-device.ts';
import { hybridJoinedDevice } from './hybrid-joined-device.ts';
import { mfa } from './mfa.ts';

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
  authenticationStrength,
} as const;

export type RequirementName = keyof typeof requirements;
