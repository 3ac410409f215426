import type { ManagedCollection } from '../resource.ts';
import { agreements } from './agreements.ts';
import { androidManagedAppProtections } from './android-managed-app-protections.ts';
import { assignmentFilters } from './assignment-filters.ts';
import { authenticationContextClassReferences } from './authentication-context-class-references.ts';
import { authenticationStrengthPolicies } from './authentication-strength-policies.ts';
import { compliancePolicies } from './compliance-policies.ts';
import { conditionalAccessPolicies } from './conditional-access-policies.ts';
import { defaultManagedAppProtections } from './default-managed-app-protections.ts';
import { deviceCompliancePolicies } from './device-compliance-policies.ts';
import { deviceComplianceScripts } from './device-compliance-scripts.ts';
import { deviceManagementSettings } from './device-management-settings.ts';
import { groups } from './groups.ts';
import { iosManagedAppProtections } from './ios-managed-app-protections.ts';
import type { Kind } from './kind.ts';
import { managedAppPolicies } from './managed-app-policies.ts';
import { namedLocations } from './named-locations.ts';
import { notificationMessageTemplates } from './notification-message-templates.ts';

/** The Graph objects we manage. The order is that of creation: each kind after the kinds it refers to. */
export const kinds: { readonly [Collection in ManagedCollection]: Kind } = {
  groups,
  namedLocations,
  authenticationStrengthPolicies,
  authenticationContextClassReferences,
  agreements,
  notificationMessageTemplates,
  assignmentFilters,
  deviceComplianceScripts,
  deviceCompliancePolicies,
  compliancePolicies,
  deviceManagementSettings,
  iosManagedAppProtections,
  androidManagedAppProtections,
  defaultManagedAppProtections,
  managedAppPolicies,
  conditionalAccessPolicies,
};
