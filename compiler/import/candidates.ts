import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { documentKindNamed } from '../documents/index.ts';
import { liftPolicy } from '../lift.ts';
import type { Draft } from './draft.ts';
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
  iosManagedAppProtections: 'AppProtection',
  androidManagedAppProtections: 'AppProtection',
  defaultManagedAppProtections: 'AppProtection',
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
  const lifted =
    collection === 'conditionalAccessPolicies'
      ? withKind('Protection', name, liftPolicy(named))
      : withKind(kind, name, documentKindNamed(kind)?.lift?.(named));
  const literal: JsonObject = { kind, name, body: writtenBody(kinds[collection], named) };
  return [
    ...(lifted === undefined ? [] : [{ status: 'lifted', document: lifted } as const]),
    { status: 'literal', document: literal },
  ];
}

function withKind(kind: string, name: string, members: Json | undefined): JsonObject | undefined {
  return isJsonObject(members) ? { kind, name, ...members } : undefined;
}
