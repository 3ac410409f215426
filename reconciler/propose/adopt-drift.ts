import type { SourceText } from '../../compiler/text/source-text.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { originOf, type Resource } from '../../schemas/resource.ts';
import { applyEdit, type Edit } from './apply-edit.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { commentsKept } from './comments-kept.ts';
import { distanceTo, type Goals, isTowards } from './distance.ts';
import { losesEmergencyAccess } from './emergency-access.ts';
import { type FoundInTenant, newDocuments } from './new-documents.ts';
import { documentOf, type Judge, judge, type ProjectState } from './project-state.ts';
import { cannotAdopt, dropsEmergencyAccess } from './propose-findings.ts';
import { waysToRemove } from './ways-to-remove.ts';

/** One object that the tenant has otherwise than git says. */
export interface Drifted {
  readonly key: string;
  readonly title: string;
  /** As it was read, with names for ids; undefined where the tenant has it no more. */
  readonly live: JsonObject | undefined;
  /** In canonical form, of what is ours; undefined likewise. */
  readonly goal: JsonObject | undefined;
}

export interface AdoptionInput extends Judge {
  readonly files: readonly SourceText[];
  readonly drifted: readonly Drifted[];
  /** Objects no document speaks of. */
  readonly found: readonly FoundInTenant[];
  readonly sayable: (kind: Resource['kind'], body: JsonObject) => JsonObject;
}

export interface Adoption {
  /** All files of the project as they should be; the same where nothing could be adopted. */
  readonly files: readonly SourceText[];
  /** Keys of what they now say. */
  readonly adopted: readonly string[];
  /** Why the rest stays as it is, one for each. */
  readonly refused: readonly Finding[];
}

/**
 * Edits of files that make them say what the tenant has. Every edit is compiled before it counts: it has to bring some property of a
 * drifted object to what the tenant has, and to leave every other property of every object alone. An object that cannot be brought
 * all the way keeps its files, and everything is done again without it. Pure.
 */
export function adoptDrift(input: AdoptionInput): Adoption {
  const start = judge(input.files, input);
  const refused = new Map<string, Finding>();
  for (const drifted of input.drifted) {
    if (losesEmergencyAccess(drifted, start))
      refused.set(drifted.key, dropsEmergencyAccess(drifted, spanOf(drifted.key, start)));
  }
  for (const each of input.found.filter((one) => !isSayable(one, input, start)))
    refused.set(each.id, cannotAdopt({ key: `${each.kind}/${each.id}`, title: each.title }));
  const reasons = new Map<string, string>();
  for (;;) {
    const drifted = input.drifted.filter(({ key }) => !refused.has(key));
    const found = input.found.filter(({ id }) => !refused.has(id));
    const fresh = newDocuments(found, start, input.sayable);
    const goals = goalsOf(start, drifted, fresh);
    const done = climb({ start, goals, drifted, fresh, input, reasons });
    const left = distanceTo(goals, done.bodies);
    const stuck = drifted.filter(({ key }) => left.has(key));
    const unsaid = fresh.filter(({ key }) => left.has(key));
    if (stuck.length + unsaid.length === 0) {
      return {
        files: done.files,
        adopted: [...drifted, ...fresh].map(({ key }) => key),
        refused: [...refused.values()],
      };
    }
    for (const each of stuck)
      refused.set(
        each.key,
        cannotAdopt(each, { left: left.get(each.key), reason: reasons.get(each.key), span: spanOf(each.key, start) }),
      );
    for (const each of unsaid)
      refused.set(
        each.found.id,
        cannotAdopt({ key: each.key, title: each.found.title }, { reason: reasons.get(each.key) }),
      );
  }
}

/** There has to be a document for it, and nothing else of its name: the next plan could not tell the two apart. */
function isSayable(found: FoundInTenant, { found: all, sayable }: AdoptionInput, start: ProjectState): boolean {
  const isAlone = all.filter(({ kind, title }) => kind === found.kind && title === found.title).length === 1;
  return isAlone && newDocuments([found], start, sayable).length > 0;
}

type Fresh = ReturnType<typeof newDocuments>[number];

function goalsOf(start: ProjectState, drifted: readonly Drifted[], fresh: readonly Fresh[]): Goals {
  const goals = new Map(start.bodies);
  for (const { key, goal } of drifted) {
    if (goal === undefined) goals.delete(key);
    else goals.set(key, goal);
  }
  for (const { key, goal } of fresh) goals.set(key, goal);
  return goals;
}

interface Climb {
  readonly start: ProjectState;
  readonly goals: Goals;
  readonly drifted: readonly Drifted[];
  readonly fresh: readonly Fresh[];
  readonly input: AdoptionInput;
  /** Key of an object → the rule that an edit would break which is right otherwise. */
  readonly reasons: Map<string, string>;
}

/** Step by step, as long as one leads on. */
function climb(given: Climb): ProjectState {
  const { start, drifted, fresh, input } = given;
  let state = start;
  for (;;) {
    const before = state;
    for (const each of drifted)
      state = stepsFor(each.key, state, (now) => candidatesOf(each, now, input, drifted), given);
    for (const each of fresh) state = stepsFor(each.key, state, () => each.candidates, given);
    if (state === before) return state;
  }
}

function candidatesOf(
  drifted: Drifted,
  state: ProjectState,
  { sayable }: AdoptionInput,
  all: readonly Drifted[],
): readonly Candidate[] {
  const resource = state.resources.get(drifted.key);
  if (resource === undefined) return [];
  const { live, goal } = drifted;
  if (live !== undefined && goal !== undefined) return candidatesFor({ resource, live, goal }, { state, sayable });
  const written = documentOf(state, resource);
  return written === undefined
    ? []
    : waysToRemove(resource, written, {
        state,
        gone: new Set(all.filter((each) => each.goal === undefined).map(({ key }) => key)),
      });
}

/** The best step for an object: the first that brings it all the way, otherwise the first that leads on. */
function stepsFor(
  key: string,
  state: ProjectState,
  candidates: (state: ProjectState) => readonly Candidate[],
  { goals, input, reasons }: Climb,
): ProjectState {
  const before = distanceTo(goals, state.bodies);
  if (!before.has(key)) return state;
  let onward: ProjectState | undefined;
  for (const candidate of candidates(state)) {
    const files = edited(state.files, candidate);
    if (files === undefined || !commentsKept(state.files, files, candidate)) continue;
    const next = judge(files, input);
    const after = distanceTo(goals, next.bodies);
    if (!isTowards(before, after)) continue;
    const [error] = [...next.errors].filter(([place]) => !state.errors.has(place));
    if (error !== undefined) {
      if (!reasons.has(key)) reasons.set(key, error[1]);
      continue;
    }
    if (!after.has(key)) return next;
    if (onward === undefined) onward = next;
  }
  return onward ?? state;
}

function edited(files: readonly SourceText[], candidate: Candidate): readonly SourceText[] | undefined {
  return candidate.reduce<readonly SourceText[] | undefined>(
    (current, edit: Edit) => current && applyEdit(current, edit),
    files,
  );
}

function spanOf(key: string, { resources }: ProjectState) {
  const resource = resources.get(key);
  return resource === undefined ? undefined : originOf(resource, '')?.span;
}
