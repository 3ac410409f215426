import { difference } from '../../compiler/diff/difference.ts';
import { candidatesFor as importCandidates } from '../../compiler/import/candidates.ts';
import { projectFileName } from '../../compiler/project.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { isJsonObject, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { withoutReadOnly } from '../../schemas/kinds/without-read-only.ts';
import { parsePointer } from '../../schemas/pointer.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Edit } from './apply-edit.ts';
import { withoutEmergency } from './emergency-access.ts';
import { graft } from './graft.ts';
import { projectMembers } from './project-members.ts';
import { documentCalled, documentOf, type ProjectState, textOf, type WrittenDocument } from './project-state.ts';
import { type Moved, waysToSay } from './ways.ts';
import { withProperties } from './with-properties.ts';
import { wordsOf } from './words-of.ts';

/** An object and what it should come to. */
export interface Wanted {
  readonly resource: Resource;
  /** In canonical form. */
  readonly goal: JsonObject;
  /** As it was read, with names for ids. */
  readonly live: JsonObject;
}

export interface CandidateContext {
  readonly state: ProjectState;
  /** A body in the names a document may use: those that lead back to one object. */
  readonly sayable: (kind: Resource['kind'], body: JsonObject) => JsonObject;
}

/** Edits that belong together, and might make the files say what the tenant has. */
export type Candidate = readonly Edit[];

/** The ways to make an object what the tenant has, the one that touches least first. */
export function candidatesFor(wanted: Wanted, context: CandidateContext): readonly Candidate[] {
  const { resource, live } = wanted;
  if (kinds[resource.kind].read === 'singleton') return inProjectFile(wanted, context);
  const written = documentOf(context.state, resource);
  if (written === undefined) return [];
  const { moved, body } = movedBetween(wanted, written, context);
  const revise = (value: JsonObject): Candidate => [{ ...placeOf(written), does: 'revise', value }];
  const input = moved && { ...moved, resource, written };
  const ways = input === undefined ? [] : waysToSay(input);
  return distinct([
    ...(moved === undefined ? [] : withAudience(moved, written, ways[0], context.state)),
    ...ways.map(revise),
    ...memberByMember(wanted, written, context).map(revise),
    ...literally(resource, written, { body, live }, context).map(revise),
  ]);
}

function placeOf({ file, index }: WrittenDocument) {
  return { file, index };
}

/** The words for the object as git has it and as the tenant has it; `body` is the latter, compiled. */
function movedBetween(
  { resource, goal, live }: Wanted,
  written: WrittenDocument,
  { state, sayable }: CandidateContext,
): { readonly moved: Moved | undefined; readonly body: JsonObject } {
  const canonicalBody = state.bodies.get(resourceKey(resource)) ?? {};
  const kind = kinds[resource.kind];
  const raw = withoutReadOnly(kind, live);
  const patched = sayable(resource.kind, withProperties(resource.body, { canonicalBody, goal, live: raw }));
  const words = (body: JsonObject) => wordsOf(resource, written, withoutEmergency(body, state));
  const before = words(sayable(resource.kind, resource.body));
  const after = words(patched);
  if (before === undefined || after === undefined) return { moved: undefined, body: patched };
  const { serviceDefaults, ...plain } = after;
  return { moved: { before, after: before.serviceDefaults === undefined ? plain : after }, body: patched };
}

/** The people of an Audience change for all who name it; whether all of them moved alike is for the judge to see. */
function withAudience(
  moved: Moved,
  written: WrittenDocument,
  way: JsonObject | undefined,
  state: ProjectState,
): readonly Candidate[] {
  const people = written.value.for;
  const name = isJsonObject(people) ? people.audience : undefined;
  const audience = typeof name === 'string' ? documentCalled(state, 'Audience', name) : undefined;
  const shared = audience && graft(audience.value.for, moved.before.for, moved.after.for, 'for');
  if (audience === undefined || shared === undefined || way === undefined || people === undefined) return [];
  if (stableStringify(shared) === stableStringify(audience.value.for ?? null)) return [];
  const edit: Edit = { ...placeOf(audience), does: 'revise', value: { ...audience.value, for: shared } };
  const own: Edit = { ...placeOf(written), does: 'revise', value: { ...way, for: people } };
  return [stableStringify(own.value) === stableStringify(written.value) ? [edit] : [edit, own]];
}

/** Members that are called as the property is: what words for the whole object cannot do, a single one may. */
function memberByMember(
  { resource, goal, live }: Wanted,
  { value }: WrittenDocument,
  { state, sayable }: CandidateContext,
): readonly JsonObject[] {
  const canonicalBody = state.bodies.get(resourceKey(resource)) ?? {};
  const spoken = sayable(resource.kind, live);
  const platform = String(resource.name.split('.').at(-1));
  const isStandard = String(value.kind).toLowerCase() === 'devicestandard';
  let [changed, settings]: [JsonObject, JsonObject] = [value, value];
  for (const { pointer } of difference(canonicalBody, goal)) {
    const [name = ''] = parsePointer(pointer);
    const member = name === (kinds[resource.kind].nameProperty ?? 'displayName') ? 'title' : name;
    const { [member]: _, ...rest } = changed;
    const said = spoken[name] ?? null;
    changed = said === null ? rest : { ...changed, [member]: said };
    const all = isJsonObject(settings.settings) ? settings.settings : {};
    const own = isJsonObject(all[platform]) ? all[platform] : {};
    settings = { ...settings, settings: { ...all, [platform]: { ...own, [name]: said } } };
  }
  return isStandard ? [settings] : [changed];
}

/** The last resort: the Graph body word for word. */
function literally(
  resource: Resource,
  { document }: WrittenDocument,
  { body, live }: { readonly body: JsonObject; readonly live: JsonObject },
  { sayable }: CandidateContext,
): readonly JsonObject[] {
  if (document.spec.name !== resource.name) return [];
  const found = {
    file: '',
    collection: undefined,
    kind: resource.kind,
    type: '',
    body: live,
    findings: [],
    refused: false,
    isWhole: true,
  };
  const draft = { found, collection: resource.kind, name: resource.name, id: undefined, body };
  const naming = { bound: {}, withNames: (_: unknown, each: JsonObject) => sayable(resource.kind, each) };
  return importCandidates(draft, naming).flatMap(({ status, document: value }) =>
    status === 'literal' ? [value] : [],
  );
}

/** What the project file says of the whole tenant. */
function inProjectFile({ live, resource }: Wanted, { state }: CandidateContext): readonly Candidate[] {
  const value = parseYaml(projectFileName, textOf(state, projectFileName) ?? '').documents[0]?.value;
  if (!isJsonObject(value)) return [];
  const stated = projectMembers(resource, isJsonObject(live.settings) ? live.settings : {});
  const members = Object.fromEntries(Object.entries(stated).filter(([name]) => name in value));
  return [[{ does: 'revise', file: projectFileName, index: 0, value: { ...value, ...members } }]];
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(candidates.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}
