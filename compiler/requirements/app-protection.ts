import { builtInControl } from './built-in-control.ts';

/** An app under an app protection policy. */
export const appProtection = builtInControl(
  'appProtection',
  'compliantApplication',
  'An app under an app protection policy.',
);
