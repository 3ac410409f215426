import { type Finding, findingOf } from '../schemas/finding.ts';
import type { UserSet, UsersSpec } from './conditions/users.ts';
import { audiencesIn, type Document, documentKey, type Program } from './document.ts';
import { nestedAudience, unknownAudience } from './name-rules.ts';
import { didYouMean } from './text/suggest.ts';

/**
 * Sentences that name an Audience → sentences that say it in full, so that no later stage knows of audiences. What a sentence says
 * besides is added: its people to the people, its exceptions to the exceptions. The name stays, as the origin of what it stood for.
 */
export function expandAudiences(program: Program): {
  readonly program: Program;
  readonly findings: readonly Finding[];
} {
  const audiences = new Map(audiencesIn(program).map(({ spec }) => [spec.name, spec.for]));
  const findings: Finding[] = [];
  const documents = program.documents.map((document): Document => {
    const people = audienceOf(document);
    const name = people?.audience;
    if (people === undefined || name === undefined) return document;
    if (document.spec.kind === 'Audience') {
      findings.push(nested(document, name));
      return document;
    }
    const shared = audiences.get(name);
    if (shared === undefined) {
      if (!program.broken.includes(documentKey({ kind: 'Audience', name })))
        findings.push(unknown(document, name, [...audiences.keys()]));
      return document;
    }
    return { ...document, spec: { ...document.spec, for: together(shared, people) } as Document['spec'] };
  });
  return { program: { ...program, documents }, findings };
}

/** Whom a document is about, where it says so; only kinds of document with such a clause call it `for`. */
function audienceOf({ spec }: Document): UsersSpec | undefined {
  return 'for' in spec ? (spec.for as UsersSpec | undefined) : undefined;
}

function together(shared: UsersSpec, own: UsersSpec): UsersSpec {
  const { except: sharedExcept, ...people } = shared;
  const { except: ownExcept, ...more } = own;
  const except = mergedSets(sharedExcept ?? {}, ownExcept ?? {});
  return { ...people, ...more, ...mergedSets(people, more), ...(Object.keys(except).length === 0 ? {} : { except }) };
}

/** Lists are joined; of anything that can be said once only, the sentence's own word counts. */
function mergedSets(first: UserSet, second: UserSet): UserSet {
  const lists = (['groups', 'users', 'roles'] as const).flatMap((part) => {
    const all = [...new Set([...(first[part] ?? []), ...(second[part] ?? [])])];
    return all.length === 0 ? [] : [[part, all] as const];
  });
  return { ...first, ...second, ...Object.fromEntries(lists) };
}

function unknown(document: Document, name: string, known: readonly string[]): Finding {
  return findingOf(unknownAudience, {
    message: `no Audience is called \`${name}\``,
    help:
      didYouMean(name, known) ?? 'add a document of `kind: Audience` with this name; a group is named with `groups`',
    span: document.yaml.spanOf('/for/audience'),
    pointer: '/for/audience',
  });
}

function nested(document: Document, name: string): Finding {
  return findingOf(nestedAudience, {
    message: `the audience \`${document.spec.name}\` names another one, \`${name}\``,
    help: 'say the people themselves here',
    span: document.yaml.spanOf('/for/audience'),
    pointer: '/for/audience',
  });
}
