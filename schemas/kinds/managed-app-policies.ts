import type { Kind } from './kind.ts';
import { managedAppProtections } from './managed-app-protections.ts';

/**
 * App protection policies that name no platform. Microsoft's own examples show bodies of the type targetedManagedAppProtection, read
 * from /deviceAppManagement/managedAppPolicies (Microsoft docs: intune-mam-targetedmanagedappprotection-get, 2025); the type is
 * abstract (graph metadata v1.0), so a tenant answers with a type made from it and takes none of this one. There is nothing to
 * read, and no request that makes one.
 */
export const managedAppPolicies: Kind = {
  ...managedAppProtections(
    'managedAppPolicies',
    'targetedManagedAppProtection',
    'app protection policy without a platform',
  ),
  read: 'nowhere',
  abstract: ['targetedManagedAppProtection'],
  typed: ['', '/apps/*/mobileAppIdentifier', '/assignments/*/target'],
  create: () => [],
  update: () => [],
};
