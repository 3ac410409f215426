import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { documentKindNamed } from '../documents/index.ts';
import { liftPolicy } from '../lift.ts';
import { liftStandard } from '../lift-standard.ts';
import { platformOfPolicy } from '../platforms/index.ts';
import type { Draft } from './draft.ts';
import { liftGroup } from './lift-group.ts';
import { type Naming, writtenBody } from './naming.ts';
import { standardNameOf } from './standard-name.ts';

/** One way to write an object as a document. */
export interface Candidate {
  readonly status: 'lifted' | 'literal';
  readonly document: JsonObject;
}

/** The kind of document that can hold an object of a collection word for word. */
const literalKinds: { readonly [Collection in ManagedCollection]?: string } = {
  conditionalAccessPolicies: 'ConditionalAccessPolicy',
  deviceCompliancePolicies: 'CompliancePolicy',
  iosManagedAppProtections: 'AppProtection',
  androidManagedAppProtections: 'AppProtection',
  defaultManagedAppProtections: 'AppProtection',
  managedAppPolicies: 'AppProtection',
  compliancePolicies: 'LinuxCompliancePolicy',
  namedLocations: 'NamedLocation',
  authenticationStrengthPolicies: 'AuthenticationStrength',
  authenticationContextClassReferences: 'AuthenticationContext',
  agreements: 'TermsOfUse',
  notificationMessageTemplates: 'NotificationTemplate',
  assignmentFilters: 'AssignmentFilter',
  deviceComplianceScripts: 'ComplianceScript',
};

/** The ways to write an object, the one that says most first. */
export function candidatesFor({ collection, name, body }: Draft, naming: Naming): readonly Candidate[] {
  const named = naming.withNames(kinds[collection], body);
  if (collection === 'groups') return groupCandidates(name, named);
  const kind = literalKinds[collection];
  if (kind === undefined) return [];
  const lifted = sentenceFor(collection, name, named) ?? withKind(kind, name, documentKindNamed(kind)?.lift?.(named));
  const literal: JsonObject = { kind, name, body: writtenBody(kinds[collection], named) };
  return [
    ...(lifted === undefined ? [] : [{ status: 'lifted', document: lifted } as const]),
    { status: 'literal', document: literal },
  ];
}

/** There is no literal form of a group: one that a Group document does not say stays a name. */
function groupCandidates(name: string, body: JsonObject): readonly Candidate[] {
  const document = liftGroup(name, body);
  return document === undefined ? [] : [{ status: 'lifted', document }];
}

/** The documents that are more than a body of their own kind: sentences, and what they rely on. */
function sentenceFor(collection: ManagedCollection, name: string, body: JsonObject): JsonObject | undefined {
  if (collection === 'conditionalAccessPolicies') return withKind('Protection', name, liftPolicy(body));
  const platform = platformOfPolicy(collection, body['@odata.type']);
  return platform && withKind('DeviceStandard', standardNameOf(name, platform), liftStandard(platform, body));
}

function withKind(kind: string, name: string, members: Json | undefined): JsonObject | undefined {
  return isJsonObject(members) ? { kind, name, ...members } : undefined;
}
