import { apps } from './apps.ts';
import { checks } from './checks.ts';
import { dataTransfer } from './data-transfer.ts';
import type { Clause, Demand } from './demand.ts';
import { devices } from './devices.ts';
import { encryption } from './encryption.ts';
import { launch } from './launch.ts';
import { pin } from './pin.ts';
import { workAccount } from './work-account.ts';

/** Everything an AppProtection can demand, in the order of a sentence: of which apps, where, and what. */
export const appDemands: readonly (Demand | Clause)[] = [
  apps,
  devices,
  dataTransfer,
  encryption,
  pin,
  workAccount,
  launch,
  checks,
];

/** Everything else that can be set, by Graph's names. */
export { appSettings } from './settings.ts';
