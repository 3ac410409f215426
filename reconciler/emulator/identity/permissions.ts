import { Failure } from '../http/failure.ts';
import type { Permissions } from '../http/route.ts';
import type { Caller } from './caller.ts';

/**
 * Application permissions per family of routes, least privileged first
 * (Microsoft docs: permission tables of the Graph reference, 2026).
 */
export const PERMISSIONS = {
  readPolicies: [['Policy.Read.All', 'Policy.Read.ConditionalAccess']],
  // Reading goes along with writing: the write permission alone is refused (conditionalaccessroot-post-policies).
  writePolicies: [['Policy.Read.All', 'Policy.Read.ConditionalAccess'], ['Policy.ReadWrite.ConditionalAccess']],
  readStrengths: [['Policy.Read.All', 'Policy.Read.AuthenticationMethod', 'Policy.Read.ConditionalAccess']],
  writeStrengths: [['Policy.ReadWrite.ConditionalAccess', 'Policy.ReadWrite.AuthenticationMethod']],
  readAgreements: [['Agreement.Read.All', 'Agreement.ReadWrite.All']],
  writeAgreements: [['Agreement.ReadWrite.All']],
  writeSecurityDefaults: [['Policy.ReadWrite.SecurityDefaults', 'Policy.ReadWrite.ConditionalAccess']],
  readDeviceConfiguration: [['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All']],
  writeDeviceConfiguration: [['DeviceManagementConfiguration.ReadWrite.All']],
  // The reference names the first since 2025; clients use the second (terraform-provider-microsoft365, 2026).
  readScripts: [
    [
      'DeviceManagementScripts.Read.All',
      'DeviceManagementScripts.ReadWrite.All',
      'DeviceManagementConfiguration.Read.All',
      'DeviceManagementConfiguration.ReadWrite.All',
    ],
  ],
  writeScripts: [['DeviceManagementScripts.ReadWrite.All', 'DeviceManagementConfiguration.ReadWrite.All']],
  writeServiceConfiguration: [
    ['DeviceManagementServiceConfig.ReadWrite.All', 'DeviceManagementConfiguration.ReadWrite.All'],
  ],
  readApps: [['DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All']],
  writeApps: [['DeviceManagementApps.ReadWrite.All']],
  readIntuneAudit: [
    [
      'DeviceManagementApps.Read.All',
      'DeviceManagementApps.ReadWrite.All',
      'DeviceManagementConfiguration.Read.All',
      'DeviceManagementConfiguration.ReadWrite.All',
    ],
  ],
  readUsers: [
    ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  ],
  writeUsers: [['User.ReadWrite.All', 'Directory.ReadWrite.All']],
  readGroups: [
    ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  ],
  writeGroups: [['Group.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All']],
  writeMembers: [['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All']],
  readApplications: [
    ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  ],
  writeApplications: [['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.ReadWrite.All']],
  readRoles: [
    [
      'RoleManagement.Read.Directory',
      'RoleManagement.ReadWrite.Directory',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
  ],
  readOrganization: [
    [
      'Organization.Read.All',
      'Organization.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
      'User.Read.All',
      'User.ReadBasic.All',
    ],
  ],
  readDirectory: [
    [
      'Directory.Read.All',
      'Directory.ReadWrite.All',
      'User.Read.All',
      'User.ReadBasic.All',
      'GroupMember.Read.All',
      'Group.Read.All',
      'Application.Read.All',
    ],
  ],
  readAudit: [['AuditLog.Read.All']],
} satisfies Readonly<Record<string, Permissions>>;

/** Throws Failure 403 in Graph's words unless the caller has what the route asks for (terraform-provider-azuread issue 1687). */
export function checkPermissions(caller: Caller, permissions: Permissions): void {
  const held = caller.permissions;
  if (held === 'all' || permissions.every((alternatives) => alternatives.some((name) => held.has(name)))) return;
  throw new Failure(
    403,
    'AccessDenied',
    'You cannot perform the requested operation, required scopes are missing in the token.',
  );
}
