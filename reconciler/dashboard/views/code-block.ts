import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { Markup } from '../markup.ts';

/** A text of lines that scrolls by itself, also with the keyboard. */
export function codeBlock(label: string, text: string): Markup {
  return html`<pre class="code" tabindex="0" role="region" aria-label="${label}"><code>${visibleText(text)}</code></pre>`;
}
