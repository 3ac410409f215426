import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { type AppPlatform, type Clause, type Demand, isClause, isRefused } from '../app-protection/demand.ts';
import { appDemands } from '../app-protection/index.ts';
import type { DraftProject } from './attempt-import.ts';
import { documentName } from './document-name.ts';

const collections = { iOS: 'iosManagedAppProtections', android: 'androidManagedAppProtections' } as const;

/**
 * The same sentence on iOS and on Android becomes one document: where their titles differ in the name of the platform only, and all
 * they say is equal but for what the other platform does not know. Undefined where there is no such pair.
 */
export function mergeAppProtections(project: DraftProject): DraftProject | undefined {
  const on = (platform: AppPlatform) =>
    project.documents.filter(({ kind, platforms }) => kind === 'AppProtection' && platforms === platform);
  const taken = new Set(
    project.documents.flatMap(({ kind, name }) => (kind === 'AppProtection' ? [String(name)] : [])),
  );
  const renamed = new Map(project.renamed);
  const merged = new Map<JsonObject, JsonObject | undefined>();
  for (const ios of on('iOS')) {
    for (const android of on('android').filter((candidate) => !merged.has(candidate))) {
      const both = together(ios, android);
      if (both === undefined) continue;
      for (const { name } of [ios, android]) taken.delete(String(name));
      const name = documentName(plainTitle(ios.title), 'app-protection', taken);
      renamed
        .set(`${collections.iOS}/${String(ios.name)}`, `${collections.iOS}/${name}`)
        .set(`${collections.android}/${String(android.name)}`, `${collections.android}/${name}`);
      merged.set(ios, { kind: 'AppProtection', name, ...both }).set(android, undefined);
      break;
    }
  }
  if (merged.size === 0) return undefined;
  const documents = project.documents.flatMap((document): readonly JsonObject[] => {
    const both = merged.get(document);
    return both !== undefined ? [both] : merged.has(document) ? [] : [document];
  });
  return { ...project, documents, renamed };
}

/** A title without the platform it names, if it names one. */
function plainTitle(title: Json | undefined): string {
  return String(title ?? '')
    .replaceAll(/\b(?:iOS(?:\/iPadOS)?|iPadOS|iPhone|Android)\b/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function together(ios: JsonObject, android: JsonObject): JsonObject | undefined {
  const isShared = ['description', 'for', 'everythingElse'].every((name) => same(ios[name], android[name]));
  if (!isShared || plainTitle(ios.title) !== plainTitle(android.title)) return undefined;
  const split = splitParts(appDemands, ios, android);
  if (split === undefined) return undefined;
  const title: JsonObject = same(ios.title, android.title)
    ? { title: ios.title ?? null }
    : { titleOn: { iOS: ios.title ?? null, android: android.title ?? null } };
  const settings = { ...objectIn(ios.settings), ...objectIn(android.settings) };
  const only = { ...member('iOS', split.iOS), ...member('android', split.android) };
  const { description, for: people, everythingElse } = ios;
  return {
    ...title,
    ...(description === undefined ? {} : { description }),
    platforms: ['iOS', 'android'],
    ...split.common,
    ...member('onlyOn', only),
    ...member('settings', settings),
    ...(people === undefined ? {} : { for: people }),
    ...(everythingElse === undefined ? {} : { everythingElse }),
  };
}

interface Split {
  readonly common: JsonObject;
  readonly iOS: JsonObject;
  readonly android: JsonObject;
}

/** What both say, and what each says alone; undefined where they disagree about something both platforms know. */
function splitParts(parts: readonly (Demand | Clause)[], ios: JsonObject, android: JsonObject): Split | undefined {
  let split: Split = { common: {}, iOS: {}, android: {} };
  for (const part of parts) {
    const own = splitPart(part, ios[part.name], android[part.name]);
    if (own === undefined) return undefined;
    const add = (side: keyof Split) => ({ ...split[side], ...own[side] });
    split = { common: add('common'), iOS: add('iOS'), android: add('android') };
  }
  return split;
}

function splitPart(part: Demand | Clause, ios: Json | undefined, android: Json | undefined): Split | undefined {
  const { name } = part;
  const only = (side: keyof Split, value: Json): Split => ({
    common: {},
    iOS: {},
    android: {},
    [side]: { [name]: value },
  });
  if (same(ios, android)) return ios === undefined ? { common: {}, iOS: {}, android: {} } : only('common', ios);
  if (name === 'apps' && isJsonObject(ios) && isJsonObject(android)) return only('common', { ...ios, ...android });
  if (isClause(part)) {
    if ([ios, android].some((value) => value !== undefined && !isJsonObject(value))) return undefined;
    const inner = splitParts(part.parts, objectIn(ios), objectIn(android));
    return inner === undefined
      ? undefined
      : { common: member(name, inner.common), iOS: member(name, inner.iOS), android: member(name, inner.android) };
  }
  if (ios !== undefined && android === undefined && isRefused(part.on.android)) return only('iOS', ios);
  if (android !== undefined && ios === undefined && isRefused(part.on.iOS)) return only('android', android);
  return undefined;
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return left === undefined || right === undefined ? left === right : stableStringify(left) === stableStringify(right);
}

function objectIn(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Nothing for an empty object. */
function member(name: string, value: JsonObject): JsonObject {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}
