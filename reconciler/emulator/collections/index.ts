import type { Route } from '../http/route.ts';
import { AGREEMENT_ROUTES } from './agreements.ts';
import { ASSIGNMENT_FILTER_ROUTES } from './assignment-filters.ts';
import { AUDIT_ROUTES } from './audits.ts';
import { AUTHENTICATION_CONTEXT_ROUTES } from './authentication-contexts.ts';
import { AUTHENTICATION_STRENGTH_ROUTES } from './authentication-strengths.ts';
import { COMPLIANCE_POLICY_ROUTES } from './compliance-policies.ts';
import { CONDITIONAL_ACCESS_POLICY_ROUTES } from './conditional-access-policies.ts';
import { CONDITIONAL_ACCESS_TEMPLATE_ROUTES } from './conditional-access-templates.ts';
import { DEVICE_COMPLIANCE_POLICY_ROUTES } from './device-compliance-policies.ts';
import { DEVICE_COMPLIANCE_SCRIPT_ROUTES } from './device-compliance-scripts.ts';
import { DEVICE_MANAGEMENT_SETTINGS_ROUTES } from './device-management-settings.ts';
import { DIRECTORY_OBJECT_ROUTES } from './directory-objects.ts';
import { DIRECTORY_ROLE_TEMPLATE_ROUTES } from './directory-role-templates.ts';
import { DIRECTORY_ROLE_ROUTES } from './directory-roles.ts';
import { GROUP_ROUTES } from './groups.ts';
import { MANAGED_APP_PROTECTION_ROUTES } from './managed-app-protections.ts';
import { NAMED_LOCATION_ROUTES } from './named-locations.ts';
import { NOTIFICATION_MESSAGE_TEMPLATE_ROUTES } from './notification-message-templates.ts';
import { ORGANIZATION_ROUTES } from './organization.ts';
import { SECURITY_DEFAULTS_ROUTES } from './security-defaults.ts';
import { SERVICE_PRINCIPAL_ROUTES } from './service-principals.ts';
import { USER_ROUTES } from './users.ts';

/** Everything the emulator serves. */
export const ROUTES: readonly Route[] = [
  ...CONDITIONAL_ACCESS_POLICY_ROUTES,
  ...CONDITIONAL_ACCESS_TEMPLATE_ROUTES,
  ...NAMED_LOCATION_ROUTES,
  ...AUTHENTICATION_STRENGTH_ROUTES,
  ...AUTHENTICATION_CONTEXT_ROUTES,
  ...AGREEMENT_ROUTES,
  ...SECURITY_DEFAULTS_ROUTES,
  ...DEVICE_COMPLIANCE_POLICY_ROUTES,
  ...COMPLIANCE_POLICY_ROUTES,
  ...DEVICE_COMPLIANCE_SCRIPT_ROUTES,
  ...MANAGED_APP_PROTECTION_ROUTES,
  ...NOTIFICATION_MESSAGE_TEMPLATE_ROUTES,
  ...ASSIGNMENT_FILTER_ROUTES,
  ...DEVICE_MANAGEMENT_SETTINGS_ROUTES,
  ...GROUP_ROUTES,
  ...USER_ROUTES,
  ...SERVICE_PRINCIPAL_ROUTES,
  ...DIRECTORY_ROLE_TEMPLATE_ROUTES,
  ...DIRECTORY_ROLE_ROUTES,
  ...ORGANIZATION_ROUTES,
  ...DIRECTORY_OBJECT_ROUTES,
  ...AUDIT_ROUTES,
];
