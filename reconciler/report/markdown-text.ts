import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import { shownName } from './plain-words.ts';

/**
 * ASCII that Markdown, or HTML in it, gives a meaning; and the beginnings of what GitHub makes links of: mentions, issues, addresses.
 * In one expression, because the answer to one is full of the other.
 */
const special = /[&<>"'\\`*_[\]|~!$^{}=]|@|#(?=\w)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi;

/**
 * Text of others in Markdown. Character references stop markup, but GitHub looks for mentions, issues and addresses in what a reader
 * sees: a zero-width space behind the sign stops these (Renovate does the same).
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replaceAll(/[\n\ufffe\uffff]/g, ' ')
    .replaceAll(special, (found) => (/^[@#:a-z]/i.test(found) ? `${found}&#8203;` : `&#${found.charCodeAt(0)};`));
}

/** A name, as code: GitHub looks for no mentions in there. */
export function markdownName(name: string, longest?: number): string {
  return `<code>${markdownText(shownName(name, longest))}</code>`;
}

export function markdownWords(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? markdownText(word) : markdownName(word.name))).join('');
}

/** A message of a finding: what stands in backticks is a word of the user's. */
export function markdownMessage(message: string): string {
  return message
    .split('`')
    .map((part, at) => (at % 2 === 1 ? markdownName(part) : markdownText(part)))
    .join('');
}

/** JSON in a block of code, with nothing in it that ends the block, begins a comment or acts on a reader instead of being seen. */
export function markdownJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll(unseen, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `\`\`\`json\n${text}\n\`\`\``;
}

/** In JSON text these stand in strings alone, where an escape means the same. */
const unseen = /[<`\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;
