import { appProtection } from './app-protection.ts';
import { assignmentFilter } from './assignment-filter.ts';
import { audience } from './audience.ts';
import { authenticationContext } from './authentication-context.ts';
import { authenticationStrength } from './authentication-strength.ts';
import { compliancePolicy } from './compliance-policy.ts';
import { complianceScript } from './compliance-script.ts';
import { conditionalAccessPolicy } from './conditional-access-policy.ts';
import { deviceStandard } from './device-standard.ts';
import type { DocumentHeader, DocumentKind } from './document-kind.ts';
import { group } from './group.ts';
import { linuxCompliancePolicy } from './linux-compliance-policy.ts';
import { namedLocation } from './named-location.ts';
import { notificationTemplate } from './notification-template.ts';
import { protection } from './protection.ts';
import { termsOfUse } from './terms-of-use.ts';
import { waiver } from './waiver.ts';

/** What a file may hold. The order is that of the editor's completion list: sentences first, literal bodies last. */
const registry = {
  protection,
  deviceStandard,
  appProtection,
  audience,
  group,
  namedLocation,
  authenticationStrength,
  authenticationContext,
  termsOfUse,
  notificationTemplate,
  assignmentFilter,
  complianceScript,
  conditionalAccessPolicy,
  compliancePolicy,
  linuxCompliancePolicy,
  waiver,
} as const;

/** Every kind of document. A spec reaches a kind's `lower` only after that kind's own schema accepted it. */
export const documentKinds: readonly DocumentKind<DocumentHeader>[] = Object.values(
  registry,
) as unknown as readonly DocumentKind<DocumentHeader>[];

export function documentKindNamed(kind: string): DocumentKind<DocumentHeader> | undefined {
  return documentKinds.find((candidate) => candidate.kind.toLowerCase() === kind.toLowerCase());
}
