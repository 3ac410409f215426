import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { kinds } from '../../../schemas/kinds/index.ts';
import { managedCollections } from '../../../schemas/resource.ts';
import { addresses } from '../addresses.ts';
import type { TenantSummary } from '../fleet.ts';
import type { StateAt } from '../latest-state.ts';
import type { Markup } from '../markup.ts';
import { moment } from '../times.ts';
import type { StatedObject } from './object.ts';
import { quoted } from './quoted.ts';
import { tenantHead } from './tenant-head.ts';

/** Conditional Access first: it is what people look for. */
const order = managedCollections.toReversed();

/** Everything git asks of a tenant, by kind. */
export function objects(summary: TenantSummary, at: StateAt | undefined, q: string, now: Date): Markup {
  const words = q.trim().toLowerCase();
  const all = at?.state.objects ?? [];
  const found = all.filter(({ title, name, sentence }) => `${title} ${name} ${sentence}`.toLowerCase().includes(words));
  return html`${tenantHead(summary, 'objects', 'Policies')}
${at === undefined ? html`<p class="empty">No run has got far enough to know what git asks for.</p>` : html`<p class="sub">What git asked for in the <a href="${addresses.run(summary.name, at.record.id)}">run of ${moment(at.record.started, now)}</a>, ${counted(all.length, 'object')}.</p>${search(summary.name, q)}`}
${at !== undefined && found.length === 0 ? html`<p class="empty">Nothing is found. <a href="${addresses.objects(summary.name)}">Show all</a></p>` : ''}
${order.map((kind) =>
  group(
    summary.name,
    kind,
    found.filter((object) => object.kind === kind),
  ),
)}`;
}

function search(tenant: string, q: string): Markup {
  return html`<form class="search" role="search" method="get" action="${addresses.objects(tenant)}"><label for="q">Find a policy</label>
<div class="field"><input id="q" name="q" type="search" value="${q}" autocomplete="off" spellcheck="false"><button type="submit">Find</button></div></form>`;
}

function group(tenant: string, kind: StatedObject['kind'], list: readonly StatedObject[]): Markup | '' {
  if (list.length === 0) return '';
  const id = `kind-${kind}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${kinds[kind].title} <span class="count">${list.length}</span></h2>
<ul class="plain objects">${list.map(
    ({ name, title, sentence }) =>
      html`<li class="item"><a href="${addresses.object(tenant, kind, name)}">${visibleText(title) || visibleText(name)}</a>${
        sentence === '' || sentence === title ? '' : html`<span class="sub">${quoted(sentence)}</span>`
      }</li>`,
  )}</ul></section>`;
}
