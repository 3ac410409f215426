import { type Bindings, withBoundIds } from '../../schemas/bindings.ts';
import { type Finding, findingOf, hasErrors } from '../../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { compile } from '../compile.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { declareBreakGlass } from './declare-break-glass.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { lostIn } from './faithful.ts';
import { importAccepted, importLiteral, importRefused, notImported } from './import-rules.ts';
import { type ImportedFile, layOut } from './layout.ts';
import { createNaming, type TenantNames } from './naming.ts';
import { shareAudiences } from './share-audiences.ts';

/*
 * Import is the mirror of compile, and compile is its judge. Each object is first written as a sentence, then, where that says
 * less than the object, as a literal body; the whole project is compiled, and what comes out is held against what came in.
 * Nothing is trusted to be invertible, so whatever a lift forgets costs the sentence and never the policy.
 */

export interface ImportInput {
  readonly objects: readonly FoundObject[];
  /** Names of the tenant it all comes from; undefined where it comes from files. */
  readonly names?: TenantNames | undefined;
  /** Members of the project file besides those an import decides, e.g. `tenants`. */
  readonly settings: JsonObject;
  /** What the bindings are for. The project's only tenant, or `default` where it has none. */
  readonly tenant: { readonly name: string; readonly id: string };
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly bindings: Bindings;
  /** Name of the tenant the bindings are for. */
  readonly tenant: string;
  /** One for each object of the input, in its order. */
  readonly rows: readonly ImportRow[];
}

/** What became of one object. `name` is that of the manifest. */
export interface ImportRow {
  readonly found: FoundObject;
  readonly status: 'lifted' | 'literal' | 'refused';
  readonly name?: string;
  readonly findings: readonly Finding[];
}

/** The documents of a project, as far as they are decided. */
export interface DraftProject {
  readonly settings: JsonObject;
  readonly documents: readonly JsonObject[];
  readonly bindings: Bindings;
}

/** Graph objects → a project whose compilation gives every one of them back. Pure. */
export function importObjects(input: ImportInput): Imported {
  const refused = new Map<FoundObject, readonly Finding[]>();
  for (;;) {
    const drafts = draftsOf(input.objects.filter((object) => !object.refused && !refused.has(object)));
    const attempt = attemptImport(drafts, input);
    if (attempt.refused.size === 0) return finish(attempt, input, refused);
    for (const [found, findings] of attempt.refused) refused.set(found, findings);
  }
}

interface Attempt {
  readonly project: DraftProject;
  readonly chosen: ReadonlyMap<Draft, Choice>;
  readonly refused: ReadonlyMap<FoundObject, readonly Finding[]>;
}

interface Choice {
  readonly candidate: Candidate;
  /** What the sentence would have lost, where this is a literal document. */
  readonly lost: readonly Pointer[];
}

/** Every object in the best form that gives it back. */
function attemptImport(drafts: readonly Draft[], input: ImportInput): Attempt {
  const naming = createNaming(drafts, input.names);
  const left = new Map(drafts.map((draft) => [draft, candidatesFor(draft, naming)] as const));
  const bindings: Bindings = { formatVersion: 1, tenant: input.tenant.id, names: naming.bound };
  const lost = new Map<Draft, readonly Pointer[]>();
  const refused = new Map<FoundObject, readonly Finding[]>();
  for (;;) {
    const documents = [...left.values()].flatMap(([first]) => (first === undefined ? [] : [first.document]));
    const project: DraftProject = { settings: input.settings, documents, bindings };
    const failures = judge(project, left);
    if (failures.size === 0) {
      const chosen = new Map(
        [...left].flatMap(([draft, [candidate]]) =>
          candidate === undefined ? [] : [[draft, { candidate, lost: lost.get(draft) ?? [] }] as const],
        ),
      );
      return { project, chosen, refused };
    }
    for (const [draft, failure] of failures) {
      const [tried, ...others] = left.get(draft) ?? [];
      const rest = others.length > 0 || tried === undefined ? others : accepting(tried, failure);
      if (rest.length === 0) refused.set(draft.found, refusal(draft, failure));
      if (!lost.has(draft)) lost.set(draft, failure.lost);
      if (rest.length === 0) left.delete(draft);
      else left.set(draft, rest);
    }
  }
}

/** A literal document again, that accepts what the service would refuse today: the tenant it came from holds it. */
function accepting({ document, status }: Candidate, { lost, findings }: Failure): readonly Candidate[] {
  const known = isJsonObject(document.accept) ? document.accept : {};
  const codes = findings.map(({ code }) => code).filter((code) => /^GW4/.test(code) && known[code] === undefined);
  const canAccept = document.kind === 'ConditionalAccessPolicy' || document.kind === 'CompliancePolicy';
  if (!canAccept || codes.length === 0 || lost.length > 0) return [];
  const accept = { ...known, ...Object.fromEntries(codes.map((code) => [code, 'imported as it was found'])) };
  return [{ status, document: { ...document, accept } }];
}

interface Failure {
  readonly lost: readonly Pointer[];
  readonly findings: readonly Finding[];
}

/** Compiles the project and names the objects that do not come out as they went in. */
function judge(project: DraftProject, left: ReadonlyMap<Draft, readonly Candidate[]>): ReadonlyMap<Draft, Failure> {
  const { resources, findings, fileOf } = compileDraft(project);
  const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
  const errors = findings.filter((finding) => finding.severity === 'error');
  const failures = new Map<Draft, Failure>();
  for (const [draft, [candidate]] of left) {
    if (candidate === undefined) continue;
    const key = resourceKey({ kind: draft.collection, name: draft.name });
    const file = fileOf(candidate.document);
    const own = errors.filter((finding) => finding.span?.file === file || finding.resource === key);
    const lost = lostFrom(draft, byKey.get(key), project.bindings);
    if (own.length > 0 || lost.length > 0) failures.set(draft, { lost, findings: own });
  }
  return failures;
}

function lostFrom(draft: Draft, resource: Resource | undefined, bindings: Bindings): readonly Pointer[] {
  if (resource === undefined) return [''];
  return lostIn(kinds[draft.collection], draft.body, withBoundIds(resource.body, bindings) as JsonObject);
}

function compileDraft({ settings, documents, bindings }: DraftProject) {
  const files = layOut(settings, documents);
  const paths = new Map(files.flatMap(({ document, path }) => (document === undefined ? [] : [[document, path]])));
  const encode = (text: string) => new TextEncoder().encode(text);
  const sources = files.map(({ path, text }) => ({ file: path, bytes: encode(text) }));
  const { resources, findings } = compile({ files: sources, bindings });
  return { resources, findings, fileOf: (document: JsonObject) => paths.get(document) };
}

/** The finished project: what many documents share is said once, where nothing is lost by that. */
function finish(attempt: Attempt, input: ImportInput, refused: ReadonlyMap<FoundObject, readonly Finding[]>): Imported {
  const keeps = (project: DraftProject) => {
    const { resources, findings } = compileDraft(project);
    const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
    const isWhole = (draft: Draft) =>
      lostFrom(draft, byKey.get(resourceKey({ kind: draft.collection, name: draft.name })), project.bindings).length ===
      0;
    return !hasErrors(findings) && [...attempt.chosen.keys()].every(isWhole);
  };
  const project = [declareBreakGlass, shareAudiences].reduce<DraftProject>((current, simplify) => {
    const simpler = simplify(current);
    return simpler !== undefined && keeps(simpler) ? simpler : current;
  }, attempt.project);
  const byFound = new Map([...attempt.chosen].map(([draft, choice]) => [draft.found, { draft, choice }]));
  return {
    files: layOut(project.settings, project.documents),
    bindings: project.bindings,
    tenant: input.tenant.name,
    rows: input.objects.map((found): ImportRow => {
      const done = byFound.get(found);
      if (done === undefined) {
        const findings = [...found.findings, ...(refused.get(found) ?? notManaged(found))];
        return { found, status: 'refused', findings };
      }
      const { draft, choice } = done;
      const told = [
        ...(choice.lost.length === 0 ? [] : [literalFinding(draft, choice.lost)]),
        ...acceptedFindings(draft, choice.candidate),
      ];
      return { found, status: choice.candidate.status, name: draft.name, findings: [...found.findings, ...told] };
    }),
  };
}

function literalFinding({ found, collection, name }: Draft, lost: readonly Pointer[]): Finding {
  const [pointer = ''] = lost;
  const places = lost.map((place) => `\`${place}\``).join(', ');
  return findingOf(importLiteral, {
    message: `no sentence says ${places} of \`${String(found.body.displayName ?? name)}\``,
    help: 'it is kept word for word in a literal document',
    resource: resourceKey({ kind: collection, name }),
    pointer,
  });
}

function acceptedFindings({ found, collection, name }: Draft, { document }: Candidate): readonly Finding[] {
  const accepted = isJsonObject(document.accept) ? Object.keys(document.accept) : [];
  return accepted.map((code) =>
    findingOf(importAccepted, {
      message: `\`${String(found.body.displayName ?? name)}\` breaks a rule of the service, ${code}`,
      help: `\`gatewright explain ${code}\` says which; put it right in the document, then remove its \`accept\``,
      resource: resourceKey({ kind: collection, name }),
      pointer: '',
    }),
  );
}

function refusal({ found }: Draft, { lost, findings }: Failure): readonly Finding[] {
  const about = findings.map(({ message, pointer }) =>
    findingOf(importRefused, {
      message,
      help: 'put it right in the source, then import again',
      pointer: pointer ?? '',
    }),
  );
  if (about.length > 0) return about;
  return lost.map((pointer) =>
    findingOf(importRefused, {
      message: `\`${pointer}\` of \`${String(found.body.displayName ?? found.file)}\` cannot be kept`,
      help: 'put it right in the source, then import again',
      pointer,
    }),
  );
}

function notManaged(found: FoundObject): readonly Finding[] {
  if (found.refused) return [];
  const what = found.kind;
  return [
    findingOf(notImported, {
      message: `\`${what}\` cannot be imported`,
      help: 'it stays as it is in the tenant',
      pointer: found.pointer ?? '',
    }),
  ];
}
