import { builtInControl } from './built-in-control.ts';

/** Multifactor authentication, by whichever method the user has. */
export const mfa = builtInControl('mfa', 'mfa', 'MFA', 'Multifactor authentication.');
