import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { Markup } from '../markup.ts';

/** A message of ours: the user's own words stand in backticks, and are set apart here. */
export function quoted(message: string): Markup {
  const parts = visibleText(message).split('`');
  // An odd mark at the end opens nothing.
  const isPaired = parts.length % 2 === 1;
  return html`${parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    if (index % 2 === 0 || (!isPaired && isLast)) return !isPaired && isLast ? `\`${part}` : part;
    return html`<code>${part}</code>`;
  })}`;
}
