import type { GraphRequest } from '../graph-request.ts';
import type { Json, JsonObject } from '../json.ts';
import { isReference } from '../reference.ts';
import { tellList } from '../telling/tell-list.ts';
import { tellWord } from '../telling/tell-value.ts';
import { groupSchema } from '../wire/group.ts';
import type { Kind, KindChange } from './kind.ts';

const path = '/groups';
const select =
  'id,displayName,description,mailEnabled,mailNickname,securityEnabled,groupTypes,membershipRule,membershipRuleProcessingState';

/** Security groups (graph resource group, v1.0). Only what a Group document says is ours; `members` only when listed. */
export const groups: Kind = {
  collection: 'groups',
  title: 'group',
  path,
  apiVersion: 'v1.0',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  query: `?$select=${select}`,
  read: 'byName',
  rank: 0,
  schema: groupSchema,
  // What the service or a synchronised directory sets (group resource type, v1.0 and beta reference).
  readOnly: [
    '/id',
    ...['createdDateTime', 'deletedDateTime', 'renewedDateTime', 'expirationDateTime'].map((name) => `/${name}`),
    ...['securityIdentifier', 'mail', 'proxyAddresses', 'isManagementRestricted'].map((name) => `/${name}`),
    ...['createdByAppId', 'organizationId', 'membershipRuleProcessingStatus'].map((name) => `/${name}`),
    ...['licenseProcessingState', 'serviceProvisioningErrors'].map((name) => `/${name}`),
    ...['DomainName', 'LastSyncDateTime', 'NetBiosName', 'SamAccountName', 'SecurityIdentifier', 'SyncEnabled'].map(
      (name) => `/onPremises${name}`,
    ),
    '/onPremisesProvisioningErrors',
  ],
  writeOnly: ['/mailNickname'],
  expanded: [],
  ownedWhenSaid: ['/members'],
  immutable: ['/mailEnabled', '/securityEnabled'],
  typed: [],
  flags: [],
  words: [{ pointer: '/membershipRuleProcessingState', words: ['On', 'Paused'] }],
  references: [{ pointer: '/members/*', collection: 'users' }],
  // Who leaves a group that policies leave out is under them from then on.
  exclusions: ['/members'],
  // Processing is on unless somebody paused it; a group without a rule has nothing to process.
  defaults: [
    { pointer: '/membershipRuleProcessingState', value: 'On' },
    { pointer: '/description', value: '' },
  ],
  falseIsSilence: [''],
  normalise: (body) => body,
  create: ({ members, ...body }) => [
    { method: 'POST', apiVersion: 'v1.0', path, body },
    ...(Array.isArray(members) ? members.map(addMember) : []),
  ],
  update: (change) => [...patch(change), ...memberChanges(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` }],
  tell: [
    tellWord('/membershipRule', 'the rule for membership is', {}),
    tellList('/members', { participle: 'a member', more: 'mixed', noun: ['person', 'people'] }),
    tellWord('/membershipRuleProcessingState', 'the rule for membership is', { On: 'at work', Paused: 'paused' }),
  ],
  permissions: { read: ['Group.Read.All'], write: ['Group.ReadWrite.All'] },
};

function patch({ desired, changed }: KindChange): readonly GraphRequest[] {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter(
    (name) => name !== 'members',
  );
  if (names.length === 0) return [];
  const isRuled = desired.membershipRule !== undefined && desired.membershipRule !== null;
  const rule =
    isRuled && names.some((name) => name.startsWith('membershipRule')) ? { membershipRuleProcessingState: 'On' } : {};
  const body = {
    ...Object.fromEntries(names.map((name) => [name, desired[name] ?? (name === 'groupTypes' ? [] : null)])),
    ...rule,
  };
  return [{ method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body }];
}

function memberChanges({ desired, live }: KindChange): readonly GraphRequest[] {
  if (!Array.isArray(desired.members)) return [];
  const wanted: readonly Json[] = desired.members;
  const present: readonly Json[] = Array.isArray(live.members) ? live.members : [];
  const has = (list: readonly Json[], member: Json) => list.some((other) => placeholder(other) === placeholder(member));
  return [
    ...wanted.filter((member) => !has(present, member)).map(addMember),
    ...present.filter((member) => !has(wanted, member)).map(removeMember),
  ];
}

function addMember(member: Json): GraphRequest {
  const body: JsonObject = { '@odata.id': `{graph}/v1.0/directoryObjects/${placeholder(member)}` };
  return { method: 'POST', apiVersion: 'v1.0', path: `${path}/{id}/members/$ref`, body };
}

function removeMember(member: Json): GraphRequest {
  return { method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}/members/${placeholder(member)}/$ref` };
}

/** A reference becomes a placeholder that is bound when the request leaves; an id stands for itself. */
function placeholder(member: Json): string {
  return isReference(member) ? `{${member.$ref}}` : String(member);
}
