import { visibleText } from '../../../compiler/text/visible-text.ts';

/**
 * Text of others for a chat: in one line, nothing in it that acts on a reader, and none of what chats make links, mentions, dates
 * or pictures of. A zero-width space behind the sign stops these, and is not seen.
 */
export function calmText(text: string): string {
  return visibleText(text)
    .replaceAll('\n', '␊')
    .replaceAll(/:(?=\/\/)|@(?=\w)|\{(?=\{)|\$(?=\{)|\bwww(?=\.)/gi, (found) => `${found}\u200b`);
}
