import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { documentKindNamed } from '../documents/index.ts';
import { liftPolicy } from '../lift.ts';
import { liftLinuxStandard } from '../lift-linux-standard.ts';
import type { Draft } from './draft.ts';
import { linuxEnding } from './drafts.ts';
import { type Naming, writtenBody } from './naming.ts';

/** One way to write an object as a document. */
export interface Candidate {
  readonly status: 'lifted' | 'literal';
  readonly document: JsonObject;
}

/** The kind of document that can hold an object of a collection word for word. */
const literalKinds: { readonly [Collection in ManagedCollection]?: string } = {
  conditionalAccessPolicies: 'ConditionalAccessPolicy',
  deviceCompliancePolicies: 'CompliancePolicy',
  compliancePolicies: 'LinuxCompliancePolicy',
  namedLocations: 'NamedLocation',
  authenticationStrengthPolicies: 'AuthenticationStrength',
  authenticationContextClassReferences: 'AuthenticationContext',
  agreements: 'TermsOfUse',
};

/** The ways to write an object, the one that says most first. */
export function candidatesFor({ collection, name, body }: Draft, naming: Naming): readonly Candidate[] {
  const named = naming.withNames(kinds[collection], body);
  const kind = literalKinds[collection];
  if (kind === undefined) return [];
  const lifted = sentenceFor(collection, name, named) ?? withKind(kind, name, documentKindNamed(kind)?.lift?.(named));
  const literal: JsonObject = { kind, name, body: writtenBody(kinds[collection], named) };
  return [
    ...(lifted === undefined ? [] : [{ status: 'lifted', document: lifted } as const]),
    { status: 'literal', document: literal },
  ];
}

/** The objects that are no document of their own kind, but part of what a sentence comes to. */
function sentenceFor(collection: ManagedCollection, name: string, body: JsonObject): JsonObject | undefined {
  if (collection === 'conditionalAccessPolicies') return withKind('Protection', name, liftPolicy(body));
  if (collection !== 'compliancePolicies') return undefined;
  // The resource of a standard is called by its platform as well.
  return withKind('DeviceStandard', name.slice(0, -linuxEnding.length), liftLinuxStandard(body));
}

function withKind(kind: string, name: string, members: Json | undefined): JsonObject | undefined {
  return isJsonObject(members) ? { kind, name, ...members } : undefined;
}
