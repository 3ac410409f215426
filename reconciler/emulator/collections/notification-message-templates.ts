import type { JsonObject } from '../../../schemas/json.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { Failure, refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply } from '../odata/query.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { findPlain, intuneActivity, type PlainCollection, plainAudit, plainRoutes } from './plain-collection.ts';
import { textIn } from './values.ts';

const PATH = '/deviceManagement/notificationMessageTemplates';
const MESSAGES = `${PATH}/{id}/localizedNotificationMessages`;
const NAME_LIMIT = 50;
const MESSAGE_ROW = { collection: 'localizedNotificationMessages' } as const;

const TEMPLATES: PlainCollection = {
  paths: [PATH],
  collection: 'notificationMessageTemplates',
  type: 'notificationMessageTemplate',
  service: 'intune',
  read: PERMISSIONS.readDeviceConfiguration,
  write: PERMISSIONS.writeServiceConfiguration,
  query: {
    service: 'intune',
    context: 'deviceManagement/notificationMessageTemplates',
    paging: { size: 1000, maximum: 1000 },
  },
  required: ['displayName'],
  readOnly: ['id', 'lastModifiedDateTime', 'defaultLocale', 'localizedNotificationMessages'],
  defaults: { defaultLocale: null, description: null, brandingOptions: 'none', roleScopeTagIds: ['0'] },
  times: ['lastModifiedDateTime'],
  patchStatus: 200,
  check: ({ behaviours }, { displayName }) => {
    if (behaviours.is('templateNameIsLimited') && textIn(displayName).length > NAME_LIMIT) {
      throw refusedByIntune(`The display name of a template has at most ${NAME_LIMIT} characters`);
    }
  },
  related: (exchange, { id }) => {
    const isExpanded = /(^|,)\s*localizedNotificationMessages\b/.test(exchange.query.get('$expand') ?? '');
    return isExpanded ? { localizedNotificationMessages: shownMessages(exchange, textIn(id)) } : {};
  },
  parts: (exchange, { id }) =>
    messagesOf(exchange, textIn(id)).map((message) => ({ ...MESSAGE_ROW, id: textIn(message.id), value: null })),
  activity: intuneActivity('NotificationMessageTemplate'),
};

/** Templates of the mails that non-compliance sends, with their messages per language. */
export const NOTIFICATION_MESSAGE_TEMPLATE_ROUTES: readonly Route[] = [
  ...plainRoutes(TEMPLATES),
  message('GET', MESSAGES, listMessages),
  message('POST', MESSAGES, createMessage),
  message('GET', `${MESSAGES}/{messageId}`, (exchange) => messageReply(exchange, findMessage(exchange))),
  message('PATCH', `${MESSAGES}/{messageId}`, updateMessage),
  message('DELETE', `${MESSAGES}/{messageId}`, removeMessage),
  message('POST', `${PATH}/{id}/sendTestMessage`, (exchange) => {
    findPlain(TEMPLATES, exchange);
    return { status: 204 };
  }),
];

function message(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, service: 'intune', permissions: method === 'GET' ? TEMPLATES.read : TEMPLATES.write, handle };
}

function listMessages(exchange: Exchange): Reply {
  return listReply(exchange, shownMessages(exchange, textIn(findPlain(TEMPLATES, exchange).id)), TEMPLATES.query);
}

function shownMessages(exchange: Exchange, templateId: string): JsonObject[] {
  return messagesOf(exchange, templateId).map((row) => show(exchange, 'localizedNotificationMessage', row));
}

/** The messages of a template: as a reader sees them for GET, as they are for writes. */
function messagesOf(exchange: Exchange, templateId: string): readonly JsonObject[] {
  const { state, method } = exchange;
  const rows = method === 'GET' ? state.read(MESSAGE_ROW.collection) : state.rows(MESSAGE_ROW.collection);
  return [...rows.values()].filter((row) => textIn(row.id).startsWith(`${templateId}_`));
}

function findMessage(exchange: Exchange): JsonObject {
  return rowOf(
    exchange,
    'localizedNotificationMessages',
    (id) =>
      new Failure(404, 'ResourceNotFound', `localizedNotificationMessage with id ${id} does not exist.`, 'intune'),
    'messageId',
  );
}

function messageReply(exchange: Exchange, row: JsonObject, status = 200): Reply {
  const context = `deviceManagement/notificationMessageTemplates('${param(exchange, 'id')}')/localizedNotificationMessages`;
  return objectReply(exchange, show(exchange, 'localizedNotificationMessage', row), context, status);
}

function readMessage(exchange: Exchange): JsonObject {
  const body = bodyAs(exchange, 'localizedNotificationMessage', (misfit) =>
    refusedByIntune(`The message does not fit the model (${misfit?.detail ?? 'no object'})`, 'ModelValidationFailure'),
  );
  return without(body, ['id', 'lastModifiedDateTime']);
}

function createMessage(exchange: Exchange): Reply {
  const template = findPlain(TEMPLATES, exchange);
  const body = readMessage(exchange);
  for (const name of ['locale', 'subject', 'messageTemplate']) {
    if (textIn(body[name]) === '') throw refusedByIntune(`The property '${name}' is required`);
  }
  const locale = textIn(body.locale).toLowerCase();
  // (terraform-provider-microsoft365, 2026): the id is made of the template's and the locale.
  const id = `${textIn(template.id)}_${locale}`;
  if (exchange.state.rows('localizedNotificationMessages').has(id)) {
    throw refusedByIntune(`A message for the locale ${locale} exists`);
  }
  const value = { id, lastModifiedDateTime: exchange.stamp(), isDefault: false, ...body, locale };
  return store(exchange, template, value, undefined, 201);
}

function updateMessage(exchange: Exchange): Reply {
  const template = findPlain(TEMPLATES, exchange);
  const stored = findMessage(exchange);
  const body = readMessage(exchange);
  const unsets = stored.isDefault === true && body.isDefault === false;
  if (unsets && exchange.behaviours.is('defaultMessageOnlyMoves')) {
    throw refusedByIntune('isDefault can only be set; set it on another message to unset it here');
  }
  const value = { ...stored, ...without(body, ['locale']), lastModifiedDateTime: exchange.stamp() };
  return store(exchange, template, value, stored, 200);
}

/** `defaultLocale` of the template follows the message that is the default, of which there is one. */
function store(
  exchange: Exchange,
  template: JsonObject,
  value: JsonObject,
  before: JsonObject | undefined,
  status: number,
): Reply {
  const isDefault = value.isDefault === true;
  const defaultLocale = isDefault ? textIn(value.locale) : (template.defaultLocale ?? null);
  const unset = messagesOf(exchange, textIn(template.id)).filter(
    (other) => isDefault && other.isDefault === true && other.id !== value.id,
  );
  exchange.state.commit([
    ...unset.map((other) => ({ ...MESSAGE_ROW, id: textIn(other.id), value: { ...other, isDefault: false } })),
    { ...MESSAGE_ROW, id: textIn(value.id), value },
    { collection: 'notificationMessageTemplates', id: textIn(template.id), value: { ...template, defaultLocale } },
    ...plainAudit(TEMPLATES, exchange, 'Update', before ?? template, value),
  ]);
  return messageReply(exchange, value, status);
}

function removeMessage(exchange: Exchange): Reply {
  const template = findPlain(TEMPLATES, exchange);
  const stored = findMessage(exchange);
  const defaultLocale = stored.isDefault === true ? null : (template.defaultLocale ?? null);
  exchange.state.commit([
    { ...MESSAGE_ROW, id: textIn(stored.id), value: null },
    { collection: 'notificationMessageTemplates', id: textIn(template.id), value: { ...template, defaultLocale } },
    ...plainAudit(TEMPLATES, exchange, 'Update', stored, template),
  ]);
  return { status: 204 };
}
