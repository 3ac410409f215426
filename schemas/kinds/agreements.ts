import type { JsonObject } from '../json.ts';
import { agreementSchema } from '../wire/agreement.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';
import { withRemovals } from './removed-members.ts';

const path = '/identityGovernance/termsOfUse/agreements';

/** Terms of use (graph resource agreement, v1.0). The documents people read are given on creation and never read back. */
export const agreements: Kind = {
  collection: 'agreements',
  title: 'terms of use',
  path,
  apiVersion: 'v1.0',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  // The collection takes no query options (msgraph-metadata v1.0-Prod.csdl, capability annotations, 2026-08).
  query: '',
  read: 'collection',
  rank: 1,
  schema: agreementSchema,
  readOnly: ['/id', '/createdDateTime', '/modifiedDateTime', '/acceptances'],
  // A list shows neither, so comparing them would find drift for ever (Microsoft docs: agreement-list, 2026).
  writeOnly: ['/file', '/files'],
  expanded: [],
  // Another version of a document is uploaded in the portal; PATCH does not take one (Microsoft docs: agreement-update, 2026).
  sentOnce: ['/file', '/files'],
  immutable: [],
  typed: [],
  flags: [],
  words: [],
  references: [],
  exclusions: [],
  defaults: [],
  falseIsSilence: [''],
  normalise: withPlainTimes,
  create: (body) => [{ method: 'POST', apiVersion: 'v1.0', path, body }],
  update: (change) => [{ method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body: patchOf(change) }],
  remove: () => [{ method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` }],
  permissions: { read: ['Agreement.Read.All'], write: ['Agreement.ReadWrite.All'] },
};

/** The same instant with and without a fraction of zeros: `…59.000Z` is read back as `…59Z`. */
function withPlainTimes(body: JsonObject): JsonObject {
  return mapAt(body, '/termsExpiration/startDateTime', (time) =>
    typeof time === 'string' ? time.replace(/(\.\d*?)0+Z$/, '$1Z').replace('.Z', 'Z') : time,
  );
}

/** Whole members; a switch that is no longer said is off. */
function patchOf(change: KindChange): JsonObject {
  const names = [...new Set(change.changed.map((pointer) => pointer.split('/')[1] ?? ''))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      name.startsWith('is') ? change.desired[name] === true : withRemovals(`/${name}`, change),
    ]),
  );
}
