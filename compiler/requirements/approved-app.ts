import { builtInControl } from './built-in-control.ts';

/** An app from Microsoft's list of approved client apps. Microsoft retires this control in 2026 in favour of app protection. */
export const approvedApp = builtInControl(
  'approvedApp',
  'approvedApplication',
  'an approved client app',
  'An approved client app; being retired by Microsoft, prefer appProtection.',
);
