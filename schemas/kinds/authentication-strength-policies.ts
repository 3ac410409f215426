import type { GraphRequest } from '../graph-request.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../json.ts';
import { isWithin } from '../pointer.ts';
import { tellList } from '../telling/tell-list.ts';
import { authenticationStrengthPolicySchema } from '../wire/authentication-strength-policy.ts';
import { authenticationMethodWords } from './authentication-method-words.ts';
import type { Kind, KindChange } from './kind.ts';

const path = '/identity/conditionalAccess/authenticationStrength/policies';

/** Authentication strengths (graph resource authenticationStrengthPolicy, v1.0). */
export const authenticationStrengthPolicies: Kind = {
  collection: 'authenticationStrengthPolicies',
  title: 'authentication strength',
  path,
  apiVersion: 'v1.0',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  // (Microsoft docs: authenticationstrengthroot-list-policies, 2026)
  query: '?$expand=combinationConfigurations',
  read: 'collection',
  provided: { mark: '/policyType', value: 'builtIn', noun: 'built-in authentication strength' },
  rank: 1,
  schema: authenticationStrengthPolicySchema,
  readOnly: [
    '/id',
    '/createdDateTime',
    '/modifiedDateTime',
    '/policyType',
    '/requirementsSatisfied',
    '/combinationConfigurations/*/id',
  ],
  writeOnly: [],
  expanded: [],
  immutable: [],
  typed: ['/combinationConfigurations/*'],
  flags: ['/allowedCombinations/*', '/combinationConfigurations/*/appliesToCombinations/*'],
  words: [
    { pointer: '/allowedCombinations/*', words: authenticationMethodWords },
    { pointer: '/combinationConfigurations/*/appliesToCombinations/*', words: authenticationMethodWords },
  ],
  references: [],
  exclusions: [],
  defaults: [{ pointer: '/description', value: '' }],
  falseIsSilence: [],
  normalise: (body) => body,
  create: (body) => [{ method: 'POST', apiVersion: 'v1.0', path, body }],
  update: (change) => [...patch(change), ...combinations(change), ...configurations(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` }],
  tell: [
    tellList('/allowedCombinations', {
      participle: 'accepted',
      more: 'looser',
      noun: ['way to sign in', 'ways to sign in'],
    }),
    tellList('/combinationConfigurations', {
      participle: 'set for a way to sign in',
      more: 'mixed',
      noun: ['restriction', 'restrictions'],
    }),
  ],
  permissions: {
    read: ['Policy.Read.All'],
    write: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All'],
  },
};

/** PATCH takes the name and the description only (Microsoft docs: authenticationstrengthpolicy-update, 2026). */
const viaAction = ['allowedCombinations', 'combinationConfigurations'];

function patch({ desired, changed }: KindChange): readonly GraphRequest[] {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter(
    (name) => !viaAction.includes(name),
  );
  if (names.length === 0) return [];
  const body = Object.fromEntries(names.map((name) => [name, desired[name] ?? (name === 'description' ? '' : null)]));
  return [{ method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body }];
}

/** Replaces all combinations. */
function combinations({ desired, changed }: KindChange): readonly GraphRequest[] {
  if (!changed.some((pointer) => isWithin(pointer, '/allowedCombinations'))) return [];
  const body = { allowedCombinations: desired.allowedCombinations ?? [] };
  return [{ method: 'POST', apiVersion: 'v1.0', path: `${path}/{id}/updateAllowedCombinations`, body }];
}

/**
 * Each configuration through its own address: changed where a live one is for the same combinations, made, and deleted. After the
 * combinations, because a configuration can only be for combinations that are allowed (msgraph-sdk-typescript,
 * authenticationCombinationConfiguration); deletions last, because they loosen.
 */
function configurations({ desired, stored, changed }: KindChange): readonly GraphRequest[] {
  if (!changed.some((pointer) => isWithin(pointer, '/combinationConfigurations'))) return [];
  const live = objectsIn(stored.combinationConfigurations);
  const wanted = objectsIn(desired.combinationConfigurations);
  const at = `${path}/{id}/combinationConfigurations`;
  const unmatched = [...live];
  const kept = wanted.flatMap((configuration): readonly GraphRequest[] => {
    const index = unmatched.findIndex((other) => placeOf(other) === placeOf(configuration));
    const [known] = index < 0 ? [] : unmatched.splice(index, 1);
    if (known === undefined) return [{ method: 'POST', apiVersion: 'v1.0', path: at, body: configuration }];
    if (contentsOf(known) === contentsOf(configuration)) return [];
    const body = { ...cleared(known), ...configuration };
    return [{ method: 'PATCH', apiVersion: 'v1.0', path: `${at}/${String(known.id)}`, body }];
  });
  return [
    ...kept,
    ...unmatched.map(({ id }): GraphRequest => ({ method: 'DELETE', apiVersion: 'v1.0', path: `${at}/${String(id)}` })),
  ];
}

/** What tells one configuration of a strength from another: its type and what it is for. */
function placeOf(configuration: JsonObject): string {
  return stableStringify([configuration['@odata.type'] ?? null, sorted(configuration.appliesToCombinations)]);
}

function contentsOf(configuration: JsonObject): string {
  const lists = Object.entries(configuration).filter(
    ([name, value]) => Array.isArray(value) && value.length > 0 && !name.includes('@'),
  );
  return stableStringify(Object.fromEntries(lists.map(([name, value]) => [name, sorted(value)])));
}

/** Empty lists for what a live configuration holds: what a PATCH does not mention stays. */
function cleared(configuration: JsonObject): JsonObject {
  const lists = Object.entries(configuration).filter(([name, value]) => Array.isArray(value) && !name.includes('@'));
  return Object.fromEntries(lists.map(([name]) => [name, []]));
}

function sorted(value: Json | undefined): readonly string[] {
  return Array.isArray(value)
    ? value.map((item) => (typeof item === 'string' ? item : stableStringify(item))).sort()
    : [];
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
