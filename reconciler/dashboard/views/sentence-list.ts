import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { Sentence } from '../../telling/sentence.ts';
import type { Markup } from '../markup.ts';

const effects = { looser: 'bad', mixed: 'notice', tighter: 'good', same: 'calm' } as const;
const effectWords = { looser: 'looser', mixed: '', tighter: 'tighter', same: '' } as const;

/** What a change means, a line for each sentence; a word says where protection became less or more. */
export function sentenceList(sentences: readonly Sentence[]): Markup | '' {
  if (sentences.length === 0) return '';
  return html`<ul class="sentences">${sentences.map(({ words, effect }) => {
    const word = effectWords[effect];
    const told = words.map((part) => (typeof part === 'string' ? part : html`<b>${visibleText(part.name)}</b>`));
    return html`<li>${word === '' ? '' : html`<span class="badge plain ${effects[effect]}">${word}</span> `}${told}</li>`;
  })}</ul>`;
}
