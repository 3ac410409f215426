import type { ManagedCollection } from '../../schemas/resource.ts';

/** One part of an audit log: what is asked for the changes of some kinds of objects. */
export interface AuditLog {
  readonly path: '/auditLogs/directoryAudits' | '/deviceManagement/auditEvents';
  readonly apiVersion: 'v1.0' | 'beta';
  readonly filter: string;
  /** What reading it takes (Microsoft docs: directoryaudit-list and intune-auditing-auditevent-list, 2026). */
  readonly permission: string;
  /** How long rows are kept, in days, and in words. */
  readonly days: number;
  readonly kept: string;
}

/** (Microsoft docs: reference-reports-data-retention, 2026: seven days without a licence of Entra ID P1 or P2.) */
const directory = {
  path: '/auditLogs/directoryAudits',
  apiVersion: 'v1.0',
  permission: 'AuditLog.Read.All',
  days: 30,
  kept: '30 days, and 7 without Entra ID P1',
} as const;
/** (Microsoft docs: intune monitor-audit-logs, 2026: one year.) */
const intune = {
  path: '/deviceManagement/auditEvents',
  apiVersion: 'beta',
  permission: 'DeviceManagementApps.Read.All',
  days: 365,
  kept: 'a year',
} as const;

/** The services that log changes, by kind where it is another (Microsoft docs: reference-audit-activities, 2026). */
const services: Partial<Readonly<Record<ManagedCollection, string>>> = {
  authenticationStrengthPolicies: 'Authentication Methods',
  agreements: 'Terms Of Use',
};

/**
 * What Intune calls the component, by kind (Microsoft docs: intune-auditing-auditevent; almenscorner/IntuneCD, 2026; names of the newer
 * ones by analogy, and of the settings a guess).
 */
const components: Partial<Readonly<Record<ManagedCollection, string>>> = {
  deviceCompliancePolicies: 'DeviceCompliancePolicy',
  compliancePolicies: 'DeviceCompliancePolicy',
  notificationMessageTemplates: 'NotificationMessageTemplate',
  assignmentFilters: 'DeviceAndAppManagementAssignmentFilter',
  deviceComplianceScripts: 'DeviceComplianceScript',
  deviceManagementSettings: 'DeviceManagement',
};

/** The tenant-wide settings have no id in the log; their component tells them. */
export const settingsComponent = components.deviceManagementSettings;

/** Where changes of a kind are logged. Changes of groups are among those of the whole directory, so their category is asked for. */
export function auditLogOf(kind: ManagedCollection): AuditLog {
  const component = components[kind];
  if (component !== undefined) return { ...intune, filter: `componentName eq '${component}'` };
  // What the audit log calls changes of apps and of the policies about them (Microsoft docs: intune monitor-audit-logs, 2026).
  if (kind.endsWith('ManagedAppProtections')) return { ...intune, filter: "category eq 'Application'" };
  if (kind === 'groups')
    return { ...directory, filter: "loggedByService eq 'Core Directory' and category eq 'GroupManagement'" };
  return { ...directory, filter: `loggedByService eq '${services[kind] ?? 'Conditional Access'}'` };
}
