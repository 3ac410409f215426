import type { Kind } from './kind.ts';
import { managedAppProtections } from './managed-app-protections.ts';

/**
 * App protection policies for whoever no other policy is assigned to (graph resource defaultManagedAppProtection). They have apps, and
 * no assignments.
 */
export const defaultManagedAppProtections: Kind = managedAppProtections(
  'defaultManagedAppProtections',
  'defaultManagedAppProtection',
  'default app protection policy',
);
