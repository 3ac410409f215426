import { kinds } from '../../schemas/kinds/index.ts';
import type { Plan, Waived } from '../../schemas/plan.ts';
import { type Sentence, worstFirst } from '../telling/sentence.ts';
import { sentencesOf } from '../telling/sentences-of.ts';
import { plainWords, shownName } from './plain-words.ts';
import type { Report } from './report-format.ts';

export { type Sentence, sentencesOf };

/** `Sales mail: Android is no longer covered`, for a line of plain text. */
export function plainSentence({ title, words }: Sentence): string {
  return `${shownName(title)}: ${plainWords(words)}`;
}

/** Everything a report has to say, object by object, worst first: what changes, and what is waived. */
export function reportSentences(report: Pick<Report, 'about' | 'plan'>): readonly Sentence[] {
  return [...changeSentences(report), ...report.plan.waived.map(waivedSentence)].toSorted(worstFirst);
}

const told = new WeakMap<Plan, Map<Report['about'], readonly Sentence[]>>();

/** The same without what is waived: changes, what is released, and in drift what is not ours. Made once for a plan. */
export function changeSentences({ about, plan }: Pick<Report, 'about' | 'plan'>): readonly Sentence[] {
  const known = told.get(plan) ?? new Map<Report['about'], readonly Sentence[]>();
  told.set(plan, known);
  const sentences = known.get(about) ?? tell({ about, plan });
  known.set(about, sentences);
  return sentences;
}

function tell({ about, plan }: Pick<Report, 'about' | 'plan'>): readonly Sentence[] {
  const changes = plan.changes.flatMap((change) =>
    sentencesOf(change, plan.requests, about === 'drift' ? 'drift' : 'plan'),
  );
  const releases = plan.releases.map(
    (key): Sentence => ({
      object: key,
      title: key,
      words: ['stays in the tenant and stops being ours'],
      effect: 'mixed',
      pointers: [],
    }),
  );
  const unmanaged = about === 'drift' ? plan.unmanaged.map(unmanagedSentence) : [];
  return [...changes, ...releases, ...unmanaged].toSorted(worstFirst);
}

function unmanagedSentence({ id, kind, title }: Plan['unmanaged'][number]): Sentence {
  return {
    object: id,
    title,
    words: [`not ours: a ${kinds[kind].title} declared nowhere, left untouched`],
    effect: 'mixed',
    pointers: [],
  };
}

/** A deviation that was accepted, by whom and until when. */
export function waivedSentence({ resource, pointer, reason, owner, until }: Waived): Sentence {
  const what =
    pointer === undefined ? ['left as the tenant has it'] : [{ name: pointer }, ' is left as the tenant has it'];
  return {
    object: resource,
    title: resource,
    words: [...what, ', waived by ', { name: owner }, ` until ${until}: `, { name: reason }],
    effect: 'same',
    pointers: pointer === undefined ? [] : [pointer],
  };
}
