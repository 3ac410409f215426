import type { JsonObject } from '../json.ts';
import { tellSwitch } from '../telling/tell-value.ts';
import { authenticationContextClassReferenceSchema } from '../wire/authentication-context-class-reference.ts';
import type { Kind, KindChange } from './kind.ts';

const path = '/identity/conditionalAccess/authenticationContextClassReferences';

/**
 * Authentication contexts (graph resource authenticationContextClassReference, v1.0). Their ids, c1 to c99, are chosen by who
 * makes them, because applications and labels name them by id.
 */
export const authenticationContextClassReferences: Kind = {
  collection: 'authenticationContextClassReferences',
  title: 'authentication context',
  path,
  apiVersion: 'v1.0',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  // The collection takes no $top, $skip or $select (msgraph-metadata v1.0-Prod.csdl, capability annotations, 2026-08).
  query: '',
  read: 'collection',
  chosenId: '/id',
  rank: 1,
  schema: authenticationContextClassReferenceSchema,
  readOnly: [],
  writeOnly: [],
  expanded: [],
  immutable: ['/id'],
  typed: [],
  flags: [],
  words: [],
  references: [],
  exclusions: [],
  defaults: [{ pointer: '/description', value: '' }],
  falseIsSilence: [''],
  normalise: (body) => body,
  // POST and not PATCH, which would take over a context made in the meantime without a word: PATCH of an unused id creates it
  // (Microsoft docs: authenticationcontextclassreference-update, 2026).
  create: (body) => [{ method: 'POST', apiVersion: 'v1.0', path, body }],
  update: (change) => [{ method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body: patchOf(change) }],
  remove: (live) => [
    // 403 while it is published (Microsoft docs: authenticationcontextclassreference-delete, 2026).
    ...(live.isAvailable === true ? [unpublish] : []),
    { method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` },
  ],
  tell: [tellSwitch('/isAvailable', 'apps may now ask for it', 'apps may no longer ask for it', 'tighter')],
  permissions: {
    read: ['Policy.Read.All'],
    write: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All'],
  },
};

const unpublish = { method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body: { isAvailable: false } } as const;

function patchOf({ desired, changed }: KindChange): JsonObject {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter((name) => name !== 'id');
  return Object.fromEntries(
    names.map((name) => [name, desired[name] ?? (name === 'isAvailable' ? false : name === 'description' ? '' : null)]),
  );
}
