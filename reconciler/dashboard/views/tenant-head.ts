import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { addresses } from '../addresses.ts';
import type { TenantSummary } from '../fleet.ts';
import { statusBadge } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { quoted } from './quoted.ts';

export type TenantPart = 'timeline' | 'objects' | 'coverage';

/** The head of every page about one tenant: its name, how it stands, and the way to its other pages. */
export function tenantHead(summary: TenantSummary, part: TenantPart, heading: string | undefined): Markup {
  const { name, id, status, sentence } = summary;
  const parts: readonly (readonly [TenantPart, string, string])[] = [
    ['timeline', 'Timeline', addresses.tenant(name)],
    ['objects', 'Policies', addresses.objects(name)],
    ['coverage', 'Coverage', addresses.coverage(name)],
  ];
  return html`<header class="tenant-head">
<div><h1>${heading === undefined ? '' : html`<span class="of">${heading} of </span>`}${visibleText(name) || '(no name)'}</h1><p class="sub mono">${visibleText(id)}</p></div>
<p class="standing">${statusBadge(status)}<span class="sub">${quoted(sentence)}</span></p>
</header>
<nav class="tabs" aria-label="Pages of this tenant">${parts.map(
    ([key, text, href]) => html`<a href="${href}"${key === part ? html` aria-current="page"` : ''}>${text}</a>`,
  )}</nav>`;
}
