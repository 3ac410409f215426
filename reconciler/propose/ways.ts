import { branchesOf, type ProtectionSpec } from '../../compiler/documents/protection.ts';
import { platformNamed, platformOfPolicy } from '../../compiler/platforms/index.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';
import { graft, inPlace } from './graft.ts';
import type { WrittenDocument } from './project-state.ts';

/** What a document says in the words of an import, before and after. */
export interface Moved {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** A document, and what it has to say otherwise. */
export interface WayInput extends Moved {
  readonly resource: Resource;
  readonly written: WrittenDocument;
}

/** The values a document could have so that it comes to what the tenant has, the smallest change first. None has to be right. */
export function waysToSay(input: WayInput): readonly JsonObject[] {
  const { value } = input.written;
  const kind = String(value.kind).toLowerCase();
  if (kind === 'protection' && Array.isArray(value.cases)) return waysOfCases(input, value.cases);
  if (kind === 'devicestandard') return waysOfStandard(input);
  if (kind === 'appprotection' && value.body === undefined) return waysOfAppProtection(input);
  const whole: JsonObject = { kind: value.kind ?? null, name: value.name ?? null, ...input.after };
  return [grafted(value, input), memberwise(value, input), whole];
}

function grafted(value: JsonObject, { before, after }: Moved): JsonObject {
  return objectOr(graft(value, before, withDetails(after, value)), value);
}

/** Each clause that changed, as an import would write it. */
function memberwise(value: JsonObject, { before, after }: Moved): JsonObject {
  const detailed = withDetails(after, value);
  const members = inPlace(Object.keys(value), Object.keys(after)).flatMap((name): [string, Json][] => {
    const isChanged = text(before[name]) !== text(after[name]);
    const member = isChanged ? detailed[name] : value[name];
    return member === undefined ? [] : [[name, member]];
  });
  return Object.fromEntries(members);
}

/**
 * The bare word for a requirement says less than a document may: which standard a device complies with is known to the document only.
 */
function withDetails(after: JsonObject, value: JsonObject): JsonObject {
  const said = itemsOf(value.require);
  const detailed = (item: Json): Json =>
    said.find((each) => typeof item === 'string' && isJsonObject(each) && Object.keys(each).join() === item) ?? item;
  const { require } = after;
  if (require === undefined) return after;
  if (Array.isArray(require)) return { ...after, require: require.map(detailed) };
  if (isJsonObject(require) && Array.isArray(require.anyOf))
    return { ...after, require: { anyOf: require.anyOf.map(detailed) } };
  return { ...after, require: detailed(require) };
}

function itemsOf(require: Json | undefined): readonly Json[] {
  if (isJsonObject(require) && Array.isArray(require.anyOf)) return require.anyOf as readonly Json[];
  return Array.isArray(require) ? (require as readonly Json[]) : require === undefined ? [] : [require];
}

const ofCase = ['when', 'require', 'session'];

/** A policy of a sentence with cases: what is said of the case, and what is said of all of them. */
function waysOfCases({ resource, written, before, after }: WayInput, cases: readonly Json[]): readonly JsonObject[] {
  const { spec } = written.document;
  const branch = branchesOf(spec as ProtectionSpec).find(({ suffix }) => `${spec.name}${suffix}` === resource.name);
  const index = Number(/^\/cases\/(\d+)$/.exec(branch?.said ?? '')?.[1] ?? Number.NaN);
  const label = branch?.label ?? '';
  const [own, common] = [
    (words: JsonObject) => only(words, ofCase),
    (words: JsonObject) => withoutLabel(without(words, ofCase), label),
  ];
  const { value } = written;
  const root = grafted(value, { before: common(before), after: common(after) });
  const said = cases[index];
  const all = grafted(value, {
    before: withoutLabel(before, label),
    after: withoutLabel(without(after, ['require', 'session']), label),
  });
  if (!isJsonObject(said)) return [root, all];
  const answer = (change: (said: JsonObject, moved: Moved) => JsonObject): JsonObject => ({
    ...root,
    cases: cases.map((item, at) => (at === index ? change(said, { before: own(before), after: own(after) }) : item)),
  });
  return [answer(grafted), answer(memberwise), all];
}

function withoutLabel(words: JsonObject, label: string): JsonObject {
  const { title, ...rest } = words;
  return typeof title === 'string' && title.endsWith(label)
    ? { ...rest, title: title.slice(0, title.length - label.length) }
    : rest;
}

/** A policy of a standard: what is demanded everywhere, or on its platform only. */
function waysOfStandard({ resource, written: { value }, before, after }: WayInput): readonly JsonObject[] {
  const type = resource.body['@odata.type'];
  const platform = platformOfPolicy(resource.kind, type)?.name ?? resource.name.split('.').at(-1) ?? '';
  const [from, to] = [placed(before, value, platform), placed(after, value, platform)];
  const moved = (words: JsonObject, facts: JsonObject, factsOn: JsonObject) =>
    ({ ...titled(words, value, platform), facts, factsOn: { [platform]: factsOn } }) as JsonObject;
  const everywhere = grafted(value, {
    before: moved(before, from.shared, from.own),
    after: moved(after, to.shared, to.own),
  });
  return [everywhere, onItsOwn({ value, platform, before, after, from, to })];
}

/** Facts by where a document says them for a platform: for all its platforms, or for this one. */
interface PlacedFacts {
  readonly shared: JsonObject;
  readonly own: JsonObject;
}

function placed(words: JsonObject, value: JsonObject, platform: string): PlacedFacts {
  const own = memberOf(value.factsOn, platform);
  const versions = memberOf(value, 'facts').os;
  const [shared, alone]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
  for (const [name, fact] of Object.entries(memberOf(words, 'facts'))) {
    if (own[name] !== undefined) alone[name] = fact;
    else shared[name] = name === 'os' && isJsonObject(versions) ? { [platform]: fact } : fact;
  }
  return { shared, own: alone };
}

/** Whatever changed is said of the platform alone; an `os` per platform is said so already. */
function onItsOwn({
  value,
  platform,
  before,
  after,
  from,
  to,
}: Moved & {
  readonly value: JsonObject;
  readonly platform: string;
  readonly from: PlacedFacts;
  readonly to: PlacedFacts;
}): JsonObject {
  const own = memberOf(value.factsOn, platform);
  const facts = memberOf(value, 'facts');
  const isPerPlatform = (name: string) => name === 'os' && isJsonObject(facts.os);
  const versions = (shared: JsonObject): JsonObject => only(shared, isPerPlatform('os') ? ['os'] : []);
  const rest = (words: JsonObject, { shared }: PlacedFacts): JsonObject => ({
    ...without(words, ['platforms', 'title', 'titleOn', 'facts']),
    facts: versions(shared),
  });
  const base = grafted(value, { before: rest(before, from), after: rest(after, to) });
  const names = [...new Set([...Object.keys(from.shared), ...Object.keys(to.shared), ...Object.keys(own)])];
  const alone = names.flatMap((name): [string, Json][] => {
    const [was, is] = [{ ...from.shared, ...from.own }[name], { ...to.shared, ...to.own }[name]];
    const written = own[name] ?? facts[name];
    const fact = text(was) === text(is) || isPerPlatform(name) ? own[name] : graft(written, was, is, name);
    return fact === undefined ? [] : [[name, fact]];
  });
  const [title, newTitle] = [titleOn(before, platform), titleOn(after, platform)];
  const isRenamed = newTitle !== undefined && title !== newTitle;
  return {
    ...base,
    ...(isRenamed ? { titleOn: { ...objectOr(value.titleOn, {}), [platform]: newTitle } } : {}),
    ...(alone.length === 0
      ? {}
      : { factsOn: { ...objectOr(value.factsOn, {}), [platform]: Object.fromEntries(alone) } }),
  };
}

/** The display name as `titleOn` says it: the very name. */
function titleOn(words: JsonObject, platform: string): string | undefined {
  const exact = memberOf(words, 'titleOn')[platform];
  return typeof exact === 'string'
    ? exact
    : typeof words.title === 'string'
      ? `${words.title} (${platformTitle(platform)})`
      : undefined;
}

function platformTitle(platform: string): string {
  return platformNamed(platform)?.title ?? platform;
}

/** Where the document has a title for the platform, that is what changes. */
function titled(words: JsonObject, value: JsonObject, platform: string): JsonObject {
  if (!isJsonObject(value.titleOn) || value.titleOn[platform] === undefined) return words;
  const { title: _, titleOn: __, ...rest } = words;
  return { ...rest, titleOn: { [platform]: titleOn(words, platform) ?? null } };
}

/** A policy of an app protection for both platforms: demanded on both, or on its own only. */
function waysOfAppProtection({ resource, written: { value }, before, after }: WayInput): readonly JsonObject[] {
  const platform = resource.kind.startsWith('ios') ? 'iOS' : 'android';
  const seen = (words: JsonObject) =>
    without(words, ['platforms', ...(value.everythingElse === undefined ? ['everythingElse'] : [])]);
  const [from, to] = [seen(before), seen(after)];
  const header = ['title', 'titleOn', 'description', 'settings', 'for'];
  const own = memberOf(value.onlyOn, platform);
  const clauses = graft(
    { ...without(value, [...header, 'kind', 'name', 'platforms', 'onlyOn', 'everythingElse']), ...own },
    without(from, header),
    without(to, header),
  );
  const changed = Object.entries(objectOr(clauses, {})).filter(
    ([name, clause]) => text(value[name]) !== text(clause) || name in own,
  );
  const onItsOwn: JsonObject = { ...objectOr(value.onlyOn, {}), [platform]: Object.fromEntries(changed) };
  const rest = grafted(value, { before: only(from, header), after: only(to, header) });
  return [grafted(value, { before: from, after: to }), { ...rest, onlyOn: onItsOwn }];
}

function objectOr(value: Json | undefined, otherwise: JsonObject): JsonObject {
  return isJsonObject(value) ? value : otherwise;
}

function memberOf(value: Json | undefined, name: string): JsonObject {
  const member = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(member) ? member : {};
}

function only(words: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(words).filter(([name]) => names.includes(name)));
}

function without(words: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(words).filter(([name]) => !names.includes(name)));
}

function text(value: Json | undefined): string {
  return stableStringify(value ?? null);
}
