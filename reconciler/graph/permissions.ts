import type { GraphRequest } from '../../schemas/graph-request.ts';
import { isRead } from './is-read.ts';

/** What a request needs, as application permissions of Microsoft Graph. */
export interface NeededPermissions {
  /** What the permissions are for, to follow "to". */
  readonly purpose: string;
  readonly all: readonly string[];
}

interface Area {
  readonly path: RegExp;
  readonly subject: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
}

const intune = 'DeviceManagementConfiguration';

/**
 * The least that Microsoft documents per area (Microsoft Graph permissions reference, read 2026-08). Writing Conditional Access
 * needs all three, although only one of them says "write" (Microsoft docs: conditionalaccessroot-post-policies). The first match
 * counts, so the narrower paths come first.
 */
const areas: readonly Area[] = [
  {
    path: /^\/(identity\/conditionalAccess|policies\/(conditionalAccessPolicies|authenticationStrengthPolicies))(\/|$)/,
    subject: 'Conditional Access',
    read: ['Policy.Read.All'],
    write: ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess', 'Application.Read.All'],
  },
  {
    path: /^\/policies(\/|$)/,
    subject: 'policies of the directory',
    read: ['Policy.Read.All'],
    write: ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess'],
  },
  {
    path: /^\/(identityGovernance\/termsOfUse|agreements)(\/|$)/,
    subject: 'terms of use',
    read: ['Agreement.Read.All'],
    write: ['Agreement.ReadWrite.All'],
  },
  {
    path: /^\/deviceManagement\/auditEvents(\/|$)/,
    subject: 'the Intune audit log',
    read: ['DeviceManagementApps.Read.All'],
    write: [],
  },
  {
    path: /^\/deviceManagement\/deviceComplianceScripts(\/|$)/,
    subject: 'Intune compliance scripts',
    read: ['DeviceManagementScripts.Read.All'],
    write: ['DeviceManagementScripts.ReadWrite.All'],
  },
  {
    path: /^\/deviceAppManagement(\/|$)/,
    subject: 'app protection policies',
    read: ['DeviceManagementApps.Read.All'],
    write: ['DeviceManagementApps.ReadWrite.All'],
  },
  {
    path: /^\/deviceManagement(\/|$)/,
    subject: 'Intune compliance policies',
    read: [`${intune}.Read.All`],
    write: [`${intune}.ReadWrite.All`],
  },
  { path: /^\/groups(\/|$)/, subject: 'groups', read: ['Group.Read.All'], write: ['Group.ReadWrite.All'] },
  { path: /^\/users(\/|$)/, subject: 'users', read: ['User.Read.All'], write: [] },
  {
    path: /^\/(servicePrincipals|applications)(\/|$)/,
    subject: 'applications',
    read: ['Application.Read.All'],
    write: [],
  },
  {
    path: /^\/(directoryRoles|directoryRoleTemplates|roleManagement)(\/|$)/,
    subject: 'directory roles',
    read: ['RoleManagement.Read.Directory'],
    write: [],
  },
  {
    path: /^\/directoryObjects(\/|$)/,
    subject: 'objects of the directory by id',
    read: ['User.Read.All', 'Group.Read.All', 'Application.Read.All'],
    write: [],
  },
  { path: /^\/auditLogs(\/|$)/, subject: 'the audit log', read: ['AuditLog.Read.All'], write: [] },
  { path: /^\/organization(\/|$)/, subject: "the tenant's own data", read: ['Organization.Read.All'], write: [] },
];

/** The permissions a request needs; undefined where none are known to us. */
export function permissionsFor(request: GraphRequest): NeededPermissions | undefined {
  const [path = ''] = request.path.split('?', 1);
  const area = areas.find((candidate) => candidate.path.test(path));
  if (area === undefined) return undefined;
  const read = isRead(request);
  const all = read ? area.read : area.write;
  return all.length === 0 ? undefined : { purpose: `${read ? 'read' : 'change'} ${area.subject}`, all };
}

/** Everything the two identities of a pipeline need: one that only reads, and one that also writes. */
export function pipelinePermissions(): { readonly read: readonly string[]; readonly write: readonly string[] } {
  const read = areas.flatMap((area) => area.read);
  // A permission to write contains the one to read the same.
  const writing = areas.flatMap((area) => area.write);
  const contained = (name: string) => writing.includes(name.replace('.Read.', '.ReadWrite.'));
  return {
    read: [...new Set(read)].toSorted(),
    write: [...new Set([...read.filter((name) => !contained(name)), ...writing])].toSorted(),
  };
}
