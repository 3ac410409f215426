import { builtInControl } from './built-in-control.ts';

/** A new password, of users whose password may be known to others. Graph wants it beside `mfa` and for user risk only. */
export const passwordChange = builtInControl(
  'passwordChange',
  'passwordChange',
  'a new password',
  'A new password; for risky users.',
);
