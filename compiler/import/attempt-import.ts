import { type Bindings, withBoundIds } from '../../schemas/bindings.ts';
import type { Finding } from '../../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { namedLocationCount } from '../checks/named-location-count.ts';
import { strengthCount } from '../checks/strength-count.ts';
import { termsCount } from '../checks/terms-count.ts';
import { compile } from '../compile.ts';
import { lostIn } from '../diff/strict-form.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import type { Draft } from './draft.ts';
import { notManaged, refusal } from './import-findings.ts';
import type { ImportInput } from './import-objects.ts';
import { layOut } from './layout.ts';
import { namesFound } from './names-found.ts';
import { createNaming } from './naming.ts';

/** The documents of a project, as far as they are decided. */
export interface DraftProject {
  readonly settings: JsonObject;
  readonly documents: readonly JsonObject[];
  readonly bindings: Bindings;
  /** New names of resources whose documents were put together, by the key they had. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** The objects of an import in the best form for each, and those that have none. */
export interface Attempt {
  readonly project: DraftProject;
  readonly chosen: ReadonlyMap<Draft, Choice>;
  readonly refused: ReadonlyMap<FoundObject, readonly Finding[]>;
  /** True when `project` is what `simplify` made of it. */
  readonly isSimple: boolean;
}

/** A shorter project that has been compiled and gives every object back; undefined where there is none. */
export type Simplify = (attempt: Attempt) => DraftProject | undefined;

export interface Choice {
  readonly candidate: Candidate;
  /** What the sentence would have lost, where this is a literal document. */
  readonly lost: readonly Pointer[];
}

/** Every object in the best form that gives it back; once some are refused, the rest is to be tried without them. */
export function attemptImport(drafts: readonly Draft[], input: ImportInput, simplify: Simplify): Attempt {
  const naming = createNaming(drafts, input.names, namesFound(input.objects));
  const bindings: Bindings = { formatVersion: 1, tenant: input.tenant.id, names: naming.bound };
  const left = new Map(drafts.map((draft) => [draft, candidatesFor(draft, naming)] as const));
  const lost = new Map<Draft, readonly Pointer[]>();
  const refused = new Map<FoundObject, readonly Finding[]>();
  // All of them first; then, again and again, only those that failed; and all of them once more when none of these fails, which
  // a simpler project that gives everything back makes needless: compiling is nearly all that an import costs.
  let pending = left;
  for (;;) {
    const failures = judge(input.settings, pending, bindings);
    if (failures.size === 0) {
      const project = projectOf(input.settings, left, bindings);
      const attempt = { project, chosen: choices(left, lost), refused, isSimple: false };
      const simple = refused.size === 0 ? simplify(attempt) : undefined;
      if (simple !== undefined) return { ...attempt, project: simple, isSimple: true };
      if (pending === left || refused.size > 0) return attempt;
      pending = left;
      continue;
    }
    for (const [draft, failure] of failures) {
      if (!lost.has(draft)) lost.set(draft, failure.lost);
      const rest = nextCandidates(left.get(draft) ?? [], failure);
      if (rest.length > 0) left.set(draft, rest);
      else {
        refused.set(
          draft.found,
          draft.collection === 'groups' ? notManaged(draft.found, failure.lost) : refusal(draft, failure),
        );
        left.delete(draft);
      }
    }
    pending = new Map([...left].filter(([draft]) => failures.has(draft) || isReferredTo(draft)));
  }
}

const unnamed: readonly Draft['collection'][] = [
  'conditionalAccessPolicies',
  'deviceCompliancePolicies',
  'compliancePolicies',
  'managedAppPolicies',
];

/** Policies name other objects, and nothing names a policy. */
function isReferredTo({ collection }: Draft): boolean {
  return !unnamed.includes(collection) && !collection.endsWith('ManagedAppProtections');
}

function choices(left: Left, lost: ReadonlyMap<Draft, readonly Pointer[]>): ReadonlyMap<Draft, Choice> {
  return new Map(
    [...left].flatMap(([draft, [candidate]]) =>
      candidate === undefined ? [] : [[draft, { candidate, lost: lost.get(draft) ?? [] }] as const],
    ),
  );
}

type Left = ReadonlyMap<Draft, readonly Candidate[]>;

function projectOf(settings: JsonObject, left: Left, bindings: Bindings): DraftProject {
  const documents = [...left.values()].flatMap(([first]) => (first === undefined ? [] : [first.document]));
  return { settings, documents, bindings };
}

function nextCandidates([tried, ...others]: readonly Candidate[], failure: Failure): readonly Candidate[] {
  return others.length > 0 || tried === undefined ? others : accepting(tried, failure);
}

/** A literal document again, that accepts what the service would refuse today: the tenant it came from holds it. */
function accepting({ document, status }: Candidate, { lost, findings }: Failure): readonly Candidate[] {
  const known = isJsonObject(document.accept) ? document.accept : {};
  const codes = findings.map(({ code }) => code).filter((code) => /^GW4/.test(code) && known[code] === undefined);
  const canAccept =
    typeof document.kind === 'string' && /^(ConditionalAccess|Compliance|LinuxCompliance)Policy$/.test(document.kind);
  if (!canAccept || codes.length === 0 || lost.length > 0) return [];
  const accept = { ...known, ...Object.fromEntries(codes.map((code) => [code, 'imported as it was found'])) };
  return [{ status, document: { ...document, accept } }];
}

/** Why one form of an object does not do. */
export interface Failure {
  readonly lost: readonly Pointer[];
  readonly findings: readonly Finding[];
}

/** Compiles the project and names the objects that do not come out as they went in. */
function judge(settings: JsonObject, left: Left, bindings: Bindings): ReadonlyMap<Draft, Failure> {
  const project = projectOf(settings, left, bindings);
  const { resources, findings, fileOf } = compileDraft(project);
  const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
  // Paths end in `.yaml`, and keys do not.
  const byPlace = new Map<string | undefined, Finding[]>();
  for (const finding of findings.filter(({ severity }) => severity === 'error')) {
    for (const place of [finding.span?.file, finding.resource]) {
      if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
    }
  }
  const failures = new Map<Draft, Failure>();
  for (const [draft, [candidate]] of left) {
    if (candidate === undefined) continue;
    const key = resourceKey({ kind: draft.collection, name: draft.name });
    const file = fileOf(candidate.document);
    const about = [...new Set([...(byPlace.get(file) ?? []), ...(byPlace.get(key) ?? [])])];
    const own = isReferredTo(draft) ? about.filter(isHeldAgainst) : about;
    const lost = lostFrom(draft, byKey.get(key), project.bindings);
    if (own.length > 0 || lost.length > 0) failures.set(draft, { lost, findings: own });
  }
  return failures;
}

const tenantLimits = [namedLocationCount, strengthCount, termsCount].flatMap(({ rules }) =>
  rules.map(({ code }) => code),
);

/**
 * That there are too many of something is no fault of the last one, and a tenant that holds them is right. Policies can accept the
 * rule; what policies name can not, and is told by `check` rather than left out.
 */
export function isHeldAgainst({ severity, code }: Finding): boolean {
  return severity === 'error' && !tenantLimits.includes(code);
}

/** The key of what an object's document compiles to. */
export function keyOf({ collection, name }: Draft, { renamed }: Pick<DraftProject, 'renamed'>): string {
  const key = resourceKey({ kind: collection, name });
  return renamed?.get(key) ?? key;
}

export function lostFrom(draft: Draft, resource: Resource | undefined, bindings: Bindings): readonly Pointer[] {
  if (resource === undefined) return [''];
  return lostIn(kinds[draft.collection], draft.body, withBoundIds(resource.body, bindings) as JsonObject);
}

export function compileDraft({ settings, documents, bindings }: DraftProject) {
  const files = layOut(settings, documents);
  const paths = new Map(files.flatMap(({ document, path }) => (document === undefined ? [] : [[document, path]])));
  const encode = (text: string) => new TextEncoder().encode(text);
  const sources = files.map(({ path, text }) => ({ file: path, bytes: encode(text) }));
  const { resources, findings } = compile({ files: sources, bindings });
  return { resources, findings, fileOf: (document: JsonObject) => paths.get(document) };
}
