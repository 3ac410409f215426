import { onBoth, required } from './saying.ts';

/** Signing in to the app with the account of work or school. */
export const workAccount = required(
  'workAccount',
  'Signing in with the work account to open the app, instead of or beside the PIN.',
  onBoth('organizationalCredentialsRequired'),
);
