import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import { shownName } from './plain-words.ts';

/** ASCII that Markdown, or HTML in it, gives a meaning: written as character references, which none of them takes for markup. */
const special = /[&<>"'\\`*_[\]|~!$^{}=]/g;

/**
 * Text of others in Markdown. Character references stop markup, but GitHub looks for mentions, issues and addresses in what a reader
 * sees: a zero-width space behind the sign stops these (Renovate does the same).
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replaceAll('\n', ' ')
    .replaceAll(special, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/@|#(?=[\w])|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi, '$&&#8203;');
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

/** JSON in a block of code, with nothing in it that ends the block or begins a comment. */
export function markdownJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll('<', '\\u003c').replaceAll('`', '\\u0060');
  return `\`\`\`json\n${text}\n\`\`\``;
}
