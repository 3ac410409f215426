import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';

/** Objects in which every message stands in a template, and where each object of the input ended up. */
export interface Gathered {
  readonly objects: readonly FoundObject[];
  /** The object that holds an object of the input; only for those that are not among `objects` as they were. */
  readonly holders: ReadonlyMap<FoundObject, FoundObject>;
  /** Holders that stand for a template nobody gave: their names are made up. */
  readonly invented: ReadonlySet<FoundObject>;
}

/**
 * A message is part of its template, and exports have it apart: `…/localizedNotificationMessages` is a list of its own. Messages go
 * into the template they name, where the input has it, and otherwise together into one of their own, whose name nobody knows: a
 * finding says so.
 */
export function gatherMessages(input: readonly FoundObject[]): Gathered {
  const messages = input.filter(
    ({ collection, refused }) => collection === 'localizedNotificationMessages' && !refused,
  );
  if (messages.length === 0) return { objects: input, holders: new Map(), invented: new Set() };
  const holders = new Map<FoundObject, FoundObject>();
  const invented = new Set<FoundObject>();
  for (const [templateId, group] of byTemplate(messages)) {
    const [template, ...others] = input.filter((found) => isTemplate(found, templateId));
    const isKnown = template !== undefined && others.length === 0;
    for (const [index, set] of setsOf(group, isKnown ? messagesIn(template.body) : []).entries()) {
      const isOwn = isKnown && index === 0;
      const holder = isOwn ? withMessages(template, set.bodies) : templateFor(templateId, set, index);
      if (isOwn) holders.set(template, holder);
      else invented.add(holder);
      for (const found of set.found) holders.set(found, holder);
    }
  }
  const kept = input.flatMap((found) => {
    const holder = holders.get(found);
    if (holder === undefined) return [found];
    return found.collection === 'notificationMessageTemplates' ? [holder] : [];
  });
  return { objects: [...kept, ...invented], holders, invented };
}

/** Messages that can stand in one template, and the objects of the input they come from. */
interface MessageSet {
  readonly bodies: JsonObject[];
  readonly found: FoundObject[];
}

/** A template has one message in a language: another one that says something else needs a template of its own. */
function setsOf(group: readonly FoundObject[], known: readonly JsonObject[]): readonly MessageSet[] {
  const sets: MessageSet[] = [{ bodies: [...known], found: [] }];
  for (const found of group) {
    const body = plain(found.body);
    const fits = (set: MessageSet) =>
      set.bodies.every(
        (other) => localeOf(other) !== localeOf(body) || stableStringify(plain(other)) === stableStringify(body),
      );
    const set = sets.find(fits) ?? { bodies: [], found: [] };
    if (!sets.includes(set)) sets.push(set);
    if (!set.bodies.some((other) => localeOf(other) === localeOf(body))) set.bodies.push(found.body);
    set.found.push(found);
  }
  return sets.filter(({ found }) => found.length > 0);
}

/** Template id → messages: the id of a message begins with it (terraform-provider-microsoft365, captured requests, 2025-08). */
function byTemplate(messages: readonly FoundObject[]): ReadonlyMap<string, readonly FoundObject[]> {
  const groups = new Map<string, FoundObject[]>();
  for (const found of messages) {
    const id = /^(.+)_[^_]+$/.exec(String(found.body.id ?? ''))?.[1];
    const named = /notificationMessageTemplates\('([^']+)'\)/.exec(String(found.body['@odata.context'] ?? ''))?.[1];
    const key = (id ?? named ?? '').toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  return groups;
}

function isTemplate({ collection, refused, body }: FoundObject, id: string): boolean {
  return collection === 'notificationMessageTemplates' && !refused && String(body.id ?? '').toLowerCase() === id;
}

function withMessages(template: FoundObject, bodies: readonly JsonObject[]): FoundObject {
  return { ...template, body: { ...template.body, localizedNotificationMessages: bodies } };
}

/** A template of which only messages are known. */
function templateFor(templateId: string, { bodies, found: [first] }: MessageSet, index: number): FoundObject {
  const name = `Notification template ${templateId.slice(0, 8) || 'without id'}${index === 0 ? '' : ` (${index + 1})`}`;
  const locale = bodies.find(({ isDefault }) => isDefault === true)?.locale;
  const body: JsonObject = {
    ...(templateId === '' || index > 0 ? {} : { id: templateId }),
    displayName: name,
    ...(locale === undefined ? {} : { defaultLocale: locale }),
    localizedNotificationMessages: bodies,
  };
  return {
    file: first?.file ?? '',
    collection: 'notificationMessageTemplates',
    kind: 'notificationMessageTemplates',
    type: 'notificationMessageTemplate',
    body,
    findings: [],
    refused: false,
    isWhole: true,
  };
}

function messagesIn({ localizedNotificationMessages: list }: JsonObject): readonly JsonObject[] {
  const messages: readonly Json[] = Array.isArray(list) ? list : [];
  return messages.filter(isJsonObject);
}

/** A message without what the service adds to it. */
function plain(body: JsonObject): JsonObject {
  const own = Object.entries(body).filter(
    ([name]) => !name.includes('@') && name !== 'id' && name !== 'lastModifiedDateTime',
  );
  return Object.fromEntries(own);
}

function localeOf({ locale }: JsonObject): string {
  return String(locale ?? '').toLowerCase();
}
