import type { Bindings } from '../../schemas/bindings.ts';
import { type Finding, hasErrors } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { breakGlassIncluded } from '../checks/break-glass-included.ts';
import type { FoundObject } from '../graph-json/read-graph-json.ts';
import { type Attempt, attemptImport, compileDraft, type DraftProject, lostFrom } from './attempt-import.ts';
import { declareBreakGlass } from './declare-break-glass.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { acceptedFindings, literalFinding, notManaged } from './import-findings.ts';
import { type ImportedFile, layOut } from './layout.ts';
import { mergeAppProtections } from './merge-app-protections.ts';
import type { TenantNames } from './naming.ts';
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

/** The finished project: what many documents share is said once, where nothing is lost by that. */
function finish(attempt: Attempt, input: ImportInput, refused: ReadonlyMap<FoundObject, readonly Finding[]>): Imported {
  // Whoever a policy kept word for word does not leave out would be locked out by a declaration nobody made: a guard would refuse it.
  const isGuess = (finding: Finding) => breakGlassIncluded.rules.some(({ code }) => code === finding.code);
  const keeps = (project: DraftProject, isDeclared: boolean) => {
    const { resources, findings } = compileDraft(project);
    const byKey = new Map(resources.map((resource) => [resourceKey(resource), resource]));
    const isWhole = (draft: Draft) =>
      lostFrom(
        draft,
        byKey.get(resourceKey({ kind: draft.collection, name: nameIn(project, draft) })),
        project.bindings,
      ).length === 0;
    const isWelcome = !hasErrors(findings) && !(isDeclared && findings.some(isGuess));
    return isWelcome && [...attempt.chosen.keys()].every(isWhole);
  };
  const project = [mergeAppProtections, declareBreakGlass, shareAudiences].reduce<DraftProject>((current, simplify) => {
    const simpler = simplify(current);
    return simpler !== undefined && keeps(simpler, simplify === declareBreakGlass) ? simpler : current;
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
      return {
        found,
        status: choice.candidate.status,
        name: nameIn(project, draft),
        findings: [...found.findings, ...told],
      };
    }),
  };
}

/** What a draft is called in the end: several may have become one document. */
function nameIn({ renamed }: DraftProject, { collection, name }: Draft): string {
  return renamed?.get(resourceKey({ kind: collection, name })) ?? name;
}
