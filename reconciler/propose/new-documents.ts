import { canonical } from '../../compiler/diff/canonical.ts';
import { readableCollections } from '../../compiler/graph-json/exported-kind.ts';
import { candidatesFor } from '../../compiler/import/candidates.ts';
import { draftsOf } from '../../compiler/import/drafts.ts';
import { projectFileName } from '../../compiler/project.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type ManagedCollection, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Candidate } from './candidates.ts';
import { withoutEmergency } from './emergency-access.ts';
import type { ProjectState } from './project-state.ts';
import { withoutEmptiness } from './without-emptiness.ts';

/** A live object no document speaks of. */
export interface FoundInTenant {
  readonly kind: ManagedCollection;
  readonly id: string;
  readonly title: string;
  /** With names for ids. */
  readonly live: JsonObject;
}

/** A document to be, in the ways it can be written. */
interface NewDocument {
  readonly found: FoundInTenant;
  readonly key: string;
  readonly goal: JsonObject;
  readonly candidates: readonly Candidate[];
}

/** Documents for what the tenant has besides, as an import writes them, in files of their own. What no document can say is left out. */
export function newDocuments(
  found: readonly FoundInTenant[],
  state: ProjectState,
  sayable: (kind: Resource['kind'], body: JsonObject) => JsonObject,
): readonly NewDocument[] {
  const taken = new Set([...state.resources.keys()].map((key) => key.toLowerCase()));
  const names = new Set(state.documents.map(({ document: { spec } }) => `${spec.kind}/${spec.name}`.toLowerCase()));
  return found.flatMap((each): readonly NewDocument[] => {
    const collection = readableCollections.find((readable) => readable === each.kind);
    const object = { ...{ kind: each.kind, collection, body: each.live }, file: '', type: '', findings: [] };
    const [draft] = draftsOf([{ ...object, refused: false, isWhole: true }]);
    if (draft === undefined) return [];
    const naming = { bound: {}, withNames: (_: unknown, body: JsonObject) => sayable(each.kind, body) };
    // The name of a policy of a standard ends with its platform; what makes it unique stands before that.
    const [base = '', ...platform] = draft.name.split('.');
    for (let count = 1; ; count += 1) {
      const name = [count === 1 ? base : `${base}-${count}`, ...platform].join('.');
      const documents = [withoutEmergency(draft.body, state), draft.body].flatMap((body) =>
        candidatesFor({ ...draft, name, body }, naming).map(({ document }) => document),
      );
      const key = resourceKey({ kind: each.kind, name });
      const isTaken = taken.has(key.toLowerCase()) || documents.some((document) => names.has(nameIn(document)));
      if (isTaken) continue;
      taken.add(key.toLowerCase());
      for (const document of documents) names.add(nameIn(document));
      const file = fileFor(each.kind, state);
      const candidates = documents
        .flatMap((document) => [withoutEmptiness(withoutSilence(document)), document])
        .map((value): Candidate => [{ does: 'add', file, value }]);
      return [{ found: each, key, goal: canonical(kinds[each.kind], each.live), candidates }];
    }
  });
}

function nameIn(document: JsonObject): string {
  return `${String(document.kind)}/${String(document.name)}`.toLowerCase();
}

/** What the service fills in needs no saying here: files are compared in canonical form. */
function withoutSilence({ serviceDefaults: _, ...document }: JsonObject): JsonObject {
  return document;
}

/** Where documents are looked for, or else nobody would find the new ones. */
function fileFor(kind: ManagedCollection, { project, files }: ProjectState): string {
  const folder = (project.documents ?? []).find((place) =>
    files.some(({ file }) => file !== projectFileName && file.startsWith(`${plain(place)}/`)),
  );
  const isRoot = project.documents === undefined || project.documents.some((place) => plain(place) === '');
  if (isRoot) return `adopted/${kind}.yaml`;
  return folder === undefined
    ? (files.find(({ file }) => file !== projectFileName)?.file ?? `adopted/${kind}.yaml`)
    : `${plain(folder)}/adopted/${kind}.yaml`;
}

function plain(place: string): string {
  return place
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+|^\.$/, '')
    .replace(/\/+$/, '');
}
