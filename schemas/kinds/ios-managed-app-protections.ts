import type { Kind } from './kind.ts';
import { managedAppProtections } from './managed-app-protections.ts';

/** App protection policies for iPhone and iPad (graph resource iosManagedAppProtection). */
export const iosManagedAppProtections: Kind = managedAppProtections(
  'iosManagedAppProtections',
  'iosManagedAppProtection',
  'iOS app protection policy',
);
