import type { Clause } from './demand.ts';
import { period } from './period.ts';
import { onBoth } from './saying.ts';

/** How long an app may go without asking whether all is well. */
export const checks: Clause = {
  name: 'checks',
  description: 'How often the app asks whether all is well, and how long it may be offline.',
  parts: [
    period(
      'repeatAfter',
      'Time of inactivity until PIN and conditions are asked for again.',
      onBoth('periodOnlineBeforeAccessCheck'),
    ),
    period(
      'blockWhenOfflineFor',
      'Time without a connection until the app no longer opens.',
      onBoth('periodOfflineBeforeAccessCheck'),
    ),
    period(
      'wipeWhenOfflineFor',
      'Time without a connection until its data is removed.',
      onBoth('periodOfflineBeforeWipeIsEnforced'),
    ),
  ],
};
