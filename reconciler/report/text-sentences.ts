import { counted } from '../../compiler/text/counted.ts';
import type { Effect } from '../../schemas/telling/telling.ts';
import type { Colours } from '../cli/output.ts';
import type { Report } from './report-format.ts';
import { changeSentences, plainSentence } from './sentences.ts';

/** A plan that makes a hundred objects has a block for each below: sentences that loosen nothing stop here. */
const mostSentences = 20;

/** What the changes mean, worst first, for the head of a report on a terminal; undefined where nothing changes. */
export function textSentences(report: Report, colours: Colours): string | undefined {
  const sentences = changeSentences(report);
  if (sentences.length === 0) return undefined;
  const loosening = sentences.filter(({ effect }) => effect === 'looser').length;
  const shown = sentences.slice(0, Math.max(loosening, mostSentences));
  const paint: Readonly<Record<Effect, (text: string) => string>> = {
    looser: colours.red,
    mixed: colours.yellow,
    tighter: colours.green,
    same: colours.dim,
  };
  const lines = shown.map((sentence) => `${paint[sentence.effect](marks[sentence.effect])} ${plainSentence(sentence)}`);
  const left = sentences.length - shown.length;
  const more =
    left === 0 ? [] : [colours.dim(`        … and ${counted(left, 'sentence')} more; nothing in them loosens`)];
  return [...lines, ...more].join('\n');
}

const marks: Readonly<Record<Effect, string>> = {
  looser: 'looser ',
  mixed: 'look   ',
  tighter: 'tighter',
  same: '       ',
};
