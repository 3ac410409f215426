import type { Kind } from './kind.ts';
import { managedAppProtections } from './managed-app-protections.ts';

/** App protection policies for Android (graph resource androidManagedAppProtection). */
export const androidManagedAppProtections: Kind = managedAppProtections(
  'androidManagedAppProtections',
  'androidManagedAppProtection',
  'Android app protection policy',
);
