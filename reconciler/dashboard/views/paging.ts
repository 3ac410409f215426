import { html } from 'hono/html';
import type { Markup } from '../markup.ts';

/** Links to the pages around this one; nothing where there is only one. */
export function paging(place: {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}): Markup | '' {
  const { page, pages, href } = place;
  if (pages < 2) return '';
  const link = (number: number, text: string, rel: string) => html`<a rel="${rel}" href="${href(number)}">${text}</a>`;
  return html`<nav class="paging" aria-label="Pages">
${page > 1 ? link(page - 1, '← Previous', 'prev') : ''}
<span>Page ${page} of ${pages}</span>
${page < pages ? link(page + 1, 'Next →', 'next') : ''}</nav>`;
}
