import type { CollectionName } from '../../schemas/reference.ts';
import type { ApiVersion } from '../../schemas/resource.ts';

/** How objects of a collection are looked up by name. */
export interface LookUp {
  readonly noun: string;
  readonly apiVersion: ApiVersion;
  readonly path: string;
  /** The property people use as the name, and the one policies use as the id. */
  readonly nameProperty: string;
  readonly idProperty: string;
  /** Directory objects are filtered by name; small collections are listed whole. */
  readonly filtered: boolean;
  readonly permission: string;
}

/** Collections whose objects are named in policies but not managed by us, and groups, which may be either. */
export const lookUps: { readonly [Collection in CollectionName]?: LookUp } = {
  groups: directory('group', '/groups', 'displayName', 'id', 'Group.Read.All'),
  users: directory('user', '/users', 'userPrincipalName', 'id', 'User.ReadBasic.All'),
  // Policies name an application by its application id, not by the object id of its service principal.
  servicePrincipals: directory('application', '/servicePrincipals', 'displayName', 'appId', 'Application.Read.All'),
  workloadIdentities: directory('service principal', '/servicePrincipals', 'displayName', 'id', 'Application.Read.All'),
  namedLocations: listed('location', '/identity/conditionalAccess/namedLocations', 'Policy.Read.All'),
  authenticationStrengthPolicies: listed(
    'authentication strength',
    '/policies/authenticationStrengthPolicies',
    'Policy.Read.All',
  ),
  authenticationContextClassReferences: listed(
    'authentication context',
    '/identity/conditionalAccess/authenticationContextClassReferences',
    'Policy.Read.All',
  ),
  notificationMessageTemplates: listed(
    'notification template',
    '/deviceManagement/notificationMessageTemplates',
    'DeviceManagementConfiguration.Read.All',
  ),
  assignmentFilters: onBeta(
    listed('assignment filter', '/deviceManagement/assignmentFilters', 'DeviceManagementConfiguration.Read.All'),
  ),
  deviceComplianceScripts: onBeta(
    listed('compliance script', '/deviceManagement/deviceComplianceScripts', 'DeviceManagementConfiguration.Read.All'),
  ),
  agreements: listed('terms of use', '/identityGovernance/termsOfUse/agreements', 'Agreement.Read.All'),
};

function directory(noun: string, path: string, nameProperty: string, idProperty: string, permission: string): LookUp {
  return { noun, apiVersion: 'v1.0', path, nameProperty, idProperty, filtered: true, permission };
}

function listed(noun: string, path: string, permission: string): LookUp {
  return { noun, apiVersion: 'v1.0', path, nameProperty: 'displayName', idProperty: 'id', filtered: false, permission };
}

/** For collections that v1.0 does not have. */
function onBeta(lookUp: LookUp): LookUp {
  return { ...lookUp, apiVersion: 'beta' };
}
