import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type UsersSpec, users } from '../conditions/users.ts';
import { concernsPeople } from '../sentence/break-glass.ts';
import type { DraftProject } from './attempt-import.ts';

/** Fewer sentences than this leave room for chance. */
const fewest = 3;

/**
 * Whoever is left out of every sentence is declared once, as emergency access, and no sentence repeats it. That is what such
 * accounts are, and from then on a new sentence cannot forget them. Undefined where nobody is.
 */
export function declareBreakGlass(project: DraftProject): DraftProject | undefined {
  const sentences = project.documents.filter(({ kind }) => kind === 'Protection').filter(isAboutPeople);
  const audiences = sentences.flatMap((sentence) => audienceOf(sentence.for) ?? []);
  if (audiences.length < fewest || audiences.length < sentences.length) return undefined;
  const groups = sharedBy(audiences.map(({ except }) => except?.groups ?? []));
  const accounts = sharedBy(audiences.map(({ except }) => except?.users ?? []));
  if (groups.length + accounts.length === 0) return undefined;
  const breakGlass: JsonObject = {
    ...(accounts.length === 0 ? {} : { users: accounts }),
    ...(groups.length === 0 ? {} : { groups }),
  };
  return {
    ...project,
    settings: { breakGlass, ...project.settings },
    documents: project.documents.map((document) => {
      const audience = document.kind === 'Protection' ? audienceOf(document.for) : undefined;
      return audience === undefined || !concernsPeople(audience)
        ? document
        : { ...document, for: users.write(without(audience, groups, accounts)) };
    }),
  };
}

/** Policies about workloads and agents leave out no people, and nobody is missed there. */
function isAboutPeople(sentence: JsonObject): boolean {
  const audience = audienceOf(sentence.for);
  return audience === undefined || concernsPeople(audience);
}

/** The audience of a sentence that is about people; undefined for any other. */
function audienceOf(written: Json | undefined): UsersSpec | undefined {
  const result = users.schema.safeParse(written);
  return result.success ? result.data : undefined;
}

function sharedBy(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = lists;
  return [...new Set(first)].filter((name) => rest.every((list) => list.includes(name)));
}

function without(
  { except = {}, ...audience }: UsersSpec,
  groups: readonly string[],
  accounts: readonly string[],
): UsersSpec {
  const { groups: exceptGroups = [], users: exceptUsers = [], ...others } = except;
  const left = {
    ...others,
    ...remaining('groups', exceptGroups, groups),
    ...remaining('users', exceptUsers, accounts),
  };
  return isJsonObject(left) && Object.keys(left).length === 0 ? audience : { ...audience, except: left };
}

function remaining(name: 'groups' | 'users', all: readonly string[], gone: readonly string[]) {
  const kept = all.filter((one) => !gone.includes(one));
  return kept.length === 0 ? {} : { [name]: kept };
}
