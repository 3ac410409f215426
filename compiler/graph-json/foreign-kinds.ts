import type { ExportedKind } from './exported-kind.ts';

/** Kinds that exports hold and that are not handed on. Anything else that names its type is refused by that name. */
export const foreignKinds: readonly ExportedKind[] = [
  foreign('conditionalAccessTemplates', 'a Conditional Access template', 'conditionalAccessTemplate', (members) =>
    members.below('details').hasAny('conditions', 'grantControls'),
  ),
  foreign('evaluate', 'a what-if request', 'whatIfRequest', (members) =>
    members.hasAny('signInConditions', 'signInIdentity', 'conditionalAccessWhatIfSubject'),
  ),
  foreign(
    'windowsManagedAppProtections',
    'an app protection policy for Windows',
    'windowsManagedAppProtection',
    () => false,
    'it protects Edge on Windows, which no AppProtection can be for; it stays as it is in the tenant',
  ),
  foreign('users', 'a user', 'user', (members) => members.has('userPrincipalName') && !members.has('conditions')),
  foreign('servicePrincipals', 'a service principal', 'servicePrincipal', (members) =>
    members.hasAny('servicePrincipalType', 'servicePrincipalNames'),
  ),
];

function foreign(
  collection: string,
  title: string,
  type: string,
  looksLike: ExportedKind['looksLike'],
  reason?: string,
): ExportedKind {
  const kind = { collection, title, type, types: new RegExp(`^${type}$`, 'i'), looksLike, required: [] };
  return reason === undefined ? kind : { ...kind, reason };
}
