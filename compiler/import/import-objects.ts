import type { Bindings } from '../../schemas/bindings.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { breakGlassIncluded } from '../checks/break-glass-included.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import {
  type Attempt,
  attemptImport,
  compileDraft,
  type DraftProject,
  isHeldAgainst,
  keyOf,
  lostFrom,
} from './attempt-import.ts';
import { declareBreakGlass } from './declare-break-glass.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';

import { type Gathered, gatherMessages } from './gather-messages.ts';
import { acceptedFindings, aloneFinding, copies, literalFinding, notManaged } from './import-findings.ts';

import { type ImportedFile, layOut } from './layout.ts';
import { mergeAppProtections } from './merge-app-protections.ts';
import type { TenantNames } from './naming.ts';
import { shareAudiences } from './share-audiences.ts';
import { shareStandards } from './share-standards.ts';

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

/** Graph objects → a project whose compilation gives every one of them back. Pure. */
export function importObjects(input: ImportInput): Imported {
  const refused = new Map<FoundObject, readonly Finding[]>();
  const gathered = gatherMessages(input.objects);
  for (;;) {
    const drafts = draftsOf(gathered.objects.filter((object) => !object.refused && !refused.has(object)));
    const attempt = attemptImport(drafts, input, simplify);
    if (attempt.refused.size === 0) return finish(attempt, input, refused, gathered);
    for (const [found, findings] of attempt.refused) refused.set(found, findings);
  }
}

/** What many documents share is said once. */
const simplifications = [mergeAppProtections, declareBreakGlass, shareAudiences, shareStandards];

/** The project with all simplifications there are, where nothing is lost by them. */
function simplify(attempt: Attempt): DraftProject | undefined {
  const simplest = simplifications.reduce((current, step) => step(current) ?? current, attempt.project);
  return simplest !== attempt.project && gives(simplest, attempt) ? simplest : undefined;
}

/** True when a simpler project gives back everything that was chosen. */
function gives(project: DraftProject, { chosen, project: { settings } }: Attempt): boolean {
  // Whoever a policy kept word for word does not leave out would be locked out by a declaration nobody made: a guard would refuse it.
  const isDeclared = project.settings !== settings;
  const isGuess = (finding: Finding) => breakGlassIncluded.rules.some(({ code }) => code === finding.code);
  const { resources, findings } = compileDraft(project);
  if (findings.some(isHeldAgainst) || (isDeclared && findings.some(isGuess))) return false;
  const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
  return [...chosen.keys()].every(
    (draft) => lostFrom(draft, byKey.get(keyOf(draft, project)), project.bindings).length === 0,
  );
}

/** The finished project. Where not all simplifications hold together, each is tried alone. */
function finish(
  attempt: Attempt,
  input: ImportInput,
  refused: ReadonlyMap<FoundObject, readonly Finding[]>,
  gathered: Gathered,
): Imported {
  const steps = attempt.isSimple ? [] : simplifications;
  const project = steps.reduce<DraftProject>((current, step) => {
    const simpler = step(current);
    return simpler !== undefined && gives(simpler, attempt) ? simpler : current;
  }, attempt.project);
  return {
    files: layOut(project.settings, project.documents),
    bindings: project.bindings,
    tenant: input.tenant.name,
    rows: rowsOf(attempt, project, input, refused, gathered),
  };
}

function rowsOf(
  attempt: Attempt,
  project: DraftProject,
  { objects }: ImportInput,
  refused: ReadonlyMap<FoundObject, readonly Finding[]>,
  { holders, invented }: Gathered,
): readonly ImportRow[] {
  const twice = copies(objects);
  const byFound = new Map([...attempt.chosen].map(([draft, choice]) => [draft.found, { draft, choice }]));
  return objects.map((found): ImportRow => {
    const holder = holders.get(found) ?? found;
    const done = byFound.get(holder);
    if (done === undefined) {
      const findings = [...found.findings, ...(refused.get(holder) ?? notManaged(found))];
      return { found, status: 'refused', findings };
    }
    const { draft, choice } = done;
    const told = [
      ...(twice.get(found) ?? []),
      ...(choice.candidate.status === 'literal' ? [literalFinding(draft, choice.lost)] : []),
      ...acceptedFindings(draft, choice.candidate),
      ...(invented.has(holder) ? [aloneFinding(found, holder)] : []),
    ];
    const name = nameOf(draft, project);
    return { found, status: choice.candidate.status, name, findings: [...found.findings, ...told] };
  });
}

/** The name in the manifest. */
function nameOf(draft: Draft, project: DraftProject): string {
  return keyOf(draft, project).slice(draft.collection.length + 1);
}
