import type { ExportedKind } from './exported-kind.ts';

/** Kinds that exports hold and that are not handed on. Anything else that names its type is refused by that name. */
export const foreignKinds: readonly ExportedKind[] = [
  foreign('conditionalAccessTemplates', 'a Conditional Access template', 'conditionalAccessTemplate', (members) =>
    members.below('details').hasAny('conditions', 'grantControls'),
  ),
  foreign('evaluate', 'a what-if request', 'whatIfRequest', (members) =>
    members.hasAny('signInConditions', 'signInIdentity', 'conditionalAccessWhatIfSubject'),
  ),
  foreign('iosManagedAppProtections', 'an app protection policy', 'iosManagedAppProtection', () => false),
  foreign('androidManagedAppProtections', 'an app protection policy', 'androidManagedAppProtection', () => false),
  foreign('users', 'a user', 'user', (members) => members.has('userPrincipalName') && !members.has('conditions')),
  foreign('servicePrincipals', 'a service principal', 'servicePrincipal', (members) =>
    members.hasAny('servicePrincipalType', 'servicePrincipalNames'),
  ),
];

function foreign(collection: string, title: string, type: string, looksLike: ExportedKind['looksLike']): ExportedKind {
  return { collection, title, type, types: new RegExp(`^${type}$`, 'i'), looksLike, required: [] };
}
