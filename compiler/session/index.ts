import { appControl } from './app-control.ts';
import { applicationEnforcedRestrictions } from './application-enforced-restrictions.ts';
import { blockSensitiveActions } from './block-sensitive-actions.ts';
import { continuousAccessEvaluation } from './continuous-access-evaluation.ts';
import { globalSecureAccessProfile } from './global-secure-access-profile.ts';
import { networkAccessSecurity } from './network-access-security.ts';
import { persistentBrowser } from './persistent-browser.ts';
import { resilienceDefaults } from './resilience-defaults.ts';
import { signInFrequency } from './sign-in-frequency.ts';
import { tokenProtection } from './token-protection.ts';

/** What may stand under `session`. The order is the order of the editor's completion list: most used first. */
export const sessionControls = {
  signInFrequency,
  persistentBrowser,
  appControl,
  applicationEnforcedRestrictions,
  tokenProtection,
  continuousAccessEvaluation,
  resilienceDefaults,
  globalSecureAccessProfile,
  blockSensitiveActions,
  networkAccessSecurity,
} as const;
