import { visibleText } from '../../compiler/text/visible-text.ts';

/**
 * Text of others in Markdown. Character references stop markup; a zero-width space stops the mentions, issue numbers and addresses
 * that GitHub looks for in what a reader sees.
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replaceAll('\n', ' ')
    .replaceAll(/[&<>"'\\`*_[\]|~!$^{}=]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/@|#(?=\w)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi, '$&&#8203;');
}
