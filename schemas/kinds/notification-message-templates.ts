import type { GraphRequest } from '../graph-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isWithin } from '../pointer.ts';
import { tellList } from '../telling/tell-list.ts';
import { notificationMessageTemplateSchema } from '../wire/notification-message-template.ts';
import type { Kind, KindChange } from './kind.ts';
import { mapAt } from './map-at.ts';

const path = '/deviceManagement/notificationMessageTemplates';
const messages = 'localizedNotificationMessages';

/**
 * Notification templates (graph resource notificationMessageTemplate) with their messages per language, which have addresses of
 * their own. On beta throughout, where the description is; the portal uses it too (terraform-provider-microsoft365, captured
 * requests, 2025-08).
 */
export const notificationMessageTemplates: Kind = {
  collection: 'notificationMessageTemplates',
  title: 'notification template',
  path,
  apiVersion: 'beta',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  query: `?$expand=${messages}`,
  read: 'collection',
  rank: 1,
  schema: notificationMessageTemplateSchema,
  readOnly: [
    '/id',
    '/createdDateTime',
    '/lastModifiedDateTime',
    `/${messages}/*/id`,
    `/${messages}/*/lastModifiedDateTime`,
  ],
  // Follows the message that is the default, which is compared; null until there is one (the same captured requests).
  writeOnly: ['/defaultLocale'],
  expanded: [],
  ownedWhenSaid: [`/${messages}`],
  immutable: [],
  typed: [],
  flags: ['/brandingOptions'],
  words: [
    {
      pointer: '/brandingOptions',
      words: [
        'none',
        'includeCompanyLogo',
        'includeCompanyName',
        'includeContactInformation',
        'includeCompanyPortalLink',
        'includeDeviceDetails',
      ],
    },
  ],
  references: [],
  exclusions: [],
  defaults: [
    { pointer: '/description', value: '' },
    { pointer: '/brandingOptions', value: 'none' },
    { pointer: '/roleScopeTagIds', value: ['0'] },
  ],
  falseIsSilence: ['', `/${messages}/*`],
  normalise: withLowerCaseLocales,
  create: ({ [messages]: said, ...body }) => [
    { method: 'POST', apiVersion: 'beta', path, body },
    ...defaultFirst(objectsIn(said)).map(addMessage),
  ],
  update: (change) => [...patch(change), ...messageChanges(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'beta', path: `${path}/{id}` }],
  tell: [
    tellList('/localizedNotificationMessages', { participle: 'sent', more: 'same', noun: ['message', 'messages'] }),
  ],
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
};

/** `en-US` is read back as `en-us` (terraform-provider-microsoft365, captured requests, 2025-08). */
function withLowerCaseLocales(body: JsonObject): JsonObject {
  const lower = (locale: Json) => (typeof locale === 'string' ? locale.toLowerCase() : locale);
  return mapAt(mapAt(body, `/${messages}/*/locale`, lower), '/defaultLocale', lower);
}

function patch({ desired, changed }: KindChange): readonly GraphRequest[] {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))].filter((name) => name !== messages);
  if (names.length === 0) return [];
  const unset: JsonObject = { description: '', brandingOptions: 'none', roleScopeTagIds: ['0'] };
  const body = Object.fromEntries(names.map((name) => [name, desired[name] ?? unset[name] ?? null]));
  return [{ method: 'PATCH', apiVersion: 'beta', path: `${path}/{id}`, body }];
}

/**
 * Each message through its own address. The default comes first: it is unset by another message taking its place and by nothing else
 * (Graph v1.0 metadata of localizedNotificationMessage, 2026-08). Deletions come last, so that there is a message on the way.
 */
function messageChanges({ desired, stored, changed }: KindChange): readonly GraphRequest[] {
  if (!changed.some((pointer) => isWithin(pointer, `/${messages}`))) return [];
  const live = objectsIn(stored[messages]);
  const wanted = defaultFirst(objectsIn(desired[messages]));
  const kept = wanted.flatMap((message): readonly GraphRequest[] => {
    const known = live.find((other) => localeOf(other) === localeOf(message));
    if (known === undefined) return [addMessage(message)];
    return saysTheSame(known, message) ? [] : [changeMessage(known, message)];
  });
  const gone = live.filter((message) => !wanted.some((other) => localeOf(other) === localeOf(message)));
  return [...kept, ...gone.map((message): GraphRequest => ({ ...at(message), method: 'DELETE' }))];
}

function addMessage(body: JsonObject): GraphRequest {
  return { method: 'POST', apiVersion: 'beta', path: `${path}/{id}/${messages}`, body };
}

function changeMessage(known: JsonObject, { locale: _, isDefault, ...texts }: JsonObject): GraphRequest {
  return { ...at(known), method: 'PATCH', body: { ...texts, ...(isDefault === true ? { isDefault } : {}) } };
}

function at({ id }: JsonObject) {
  return { apiVersion: 'beta', path: `${path}/{id}/${messages}/${String(id)}` } as const;
}

/** A message that stops being the default needs no request: another one takes its place. */
function saysTheSame(known: JsonObject, wanted: JsonObject): boolean {
  return Object.entries(wanted).every(
    ([name, value]) =>
      name === 'locale' || known[name] === value || (name === 'isDefault' && value !== true) || name.includes('@'),
  );
}

function localeOf({ locale }: JsonObject): string {
  return String(locale ?? '').toLowerCase();
}

function defaultFirst(list: readonly JsonObject[]): readonly JsonObject[] {
  return [...list.filter(({ isDefault }) => isDefault === true), ...list.filter(({ isDefault }) => isDefault !== true)];
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
