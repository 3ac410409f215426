import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { addresses, withQuery } from '../addresses.ts';
import type { TenantSummary } from '../fleet.ts';
import { statusBadge, statusIcon } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { isStatus, needsAttention, statuses, statusOrder, type TenantStatus } from '../status.ts';
import { moment } from '../times.ts';
import { paging } from './paging.ts';
import { quoted } from './quoted.ts';

const perPage = 50;

/** What the reader asked for in the address. */
export interface OverviewQuery {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly page?: string | undefined;
}

/** Every tenant at a glance, worst first. */
export function overview(tenants: readonly TenantSummary[], query: OverviewQuery, now: Date): Markup {
  const state = query.state !== undefined && isStatus(query.state) ? query.state : undefined;
  const words = (query.q ?? '').trim();
  const named = tenants.filter(({ name, id }) => `${name} ${id}`.toLowerCase().includes(words.toLowerCase()));
  const found = state === undefined ? named : named.filter(({ status }) => status === state);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1));
  const shown = found.slice((page - 1) * perPage, page * perPage);
  return html`<h1>Tenants</h1>
${headline(tenants)}
${tenants.length < 2 ? '' : html`${chips(named, state, words)}${searchForm(words, state)}`}
${shown.length === 0 ? nothingFound(tenants.length, words) : table(shown, { total: found.length, from: (page - 1) * perPage }, now)}
${paging({ page, pages, href: (number) => withQuery('/', { q: words, state, page: String(number) }) })}
${refresh(query)}`;
}

/** The one thing to know: whether everything is as it should be. */
function headline(tenants: readonly TenantSummary[]): Markup {
  const troubled = tenants.filter(({ status }) => needsAttention(status));
  if (tenants.length === 0)
    return html`<p class="lead calm">${statusIcon('never')}<span>No tenant has run yet.</span></p>`;
  if (troubled.length > 0) {
    const worst = troubled[0]?.status ?? 'failed';
    const needs = troubled.length === 1 ? 'needs' : 'need';
    const whole =
      tenants.length === 1
        ? 'The tenant needs attention.'
        : `${troubled.length} of ${counted(tenants.length, 'tenant')} ${needs} attention.`;
    return html`<p class="lead ${statuses[worst].tone}">${statusIcon(worst)}<span>${whole}</span></p>`;
  }
  const seen = tenants.filter(({ status }) => statuses[status].tone === 'good').length;
  const words =
    seen === tenants.length
      ? `${seen === 1 ? 'The tenant is' : `All ${seen} tenants are`} what git says.`
      : `${seen} of ${counted(tenants.length, 'tenant')} ${seen === 1 ? 'is' : 'are'} what git says; nothing needs attention.`;
  return html`<p class="lead good">${statusIcon('inSync')}<span>${words}</span></p>`;
}

function chips(tenants: readonly TenantSummary[], current: TenantStatus | undefined, q: string): Markup {
  const counts = statusOrder
    .map((status) => ({ status, count: tenants.filter((tenant) => tenant.status === status).length }))
    .filter(({ status, count }) => count > 0 || status === current);
  const chip = (text: Markup, href: string, isCurrent: boolean, tone: string) =>
    html`<li><a class="chip ${tone}" href="${href}"${isCurrent ? html` aria-current="true"` : ''}>${text}</a></li>`;
  return html`<nav aria-label="Filter by state"><ul class="chips">
${chip(html`All <b>${tenants.length}</b>`, withQuery('/', { q }), current === undefined, '')}
${counts.map(({ status, count }) =>
  chip(
    html`${statusIcon(status)}${statuses[status].word} <b>${count}</b>`,
    withQuery('/', { q, state: status }),
    status === current,
    statuses[status].tone,
  ),
)}</ul></nav>`;
}

function searchForm(words: string, state: TenantStatus | undefined): Markup {
  return html`<form class="search" role="search" method="get" action="/">
<label for="q">Find a tenant</label>
<div class="field"><input id="q" name="q" type="search" value="${words}" autocomplete="off" spellcheck="false" placeholder="Name or id">
${state === undefined ? '' : html`<input type="hidden" name="state" value="${state}">`}<button type="submit">Find</button></div></form>`;
}

function nothingFound(all: number, words: string): Markup {
  if (all === 0)
    return html`<p class="empty">Runs appear here as soon as <code>gatewright watch</code> has made one.</p>`;
  const what = words === '' ? 'No tenant is in this state.' : `No tenant is found for “${visibleText(words)}”.`;
  return html`<p class="empty">${what} <a href="/">Show all</a></p>`;
}

function table(
  tenants: readonly TenantSummary[],
  { total, from }: { readonly total: number; readonly from: number },
  now: Date,
): Markup {
  const caption = `${from + 1}–${from + tenants.length} of ${counted(total, 'tenant')}, worst first`;
  return html`<table class="cards tenants" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Tenant</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">Last run</th><th role="columnheader" scope="col">Last success</th></tr></thead>
<tbody role="rowgroup">${tenants.map((tenant) => row(tenant, now))}</tbody></table>`;
}

function row(tenant: TenantSummary, now: Date): Markup {
  const { name, id, status, sentence, latest, lastSuccess } = tenant;
  const commit = latest?.source.commit;
  return html`<tr role="row" class="${statuses[status].tone}">
<th role="rowheader" scope="row"><a href="${addresses.tenant(name)}">${visibleText(name) || '(no name)'}</a><span class="sub mono">${visibleText(id)}</span></th>
<td role="cell">${statusBadge(status)}<span class="sub">${quoted(sentence)}</span></td>
<td role="cell"><span class="label" aria-hidden="true">Last run</span>${
    latest === undefined
      ? html`<span class="none">none</span>`
      : html`<span class="when">${moment(latest.started, now)}</span>`
  }${commit === undefined ? '' : html`<span class="sub commit">commit <code>${visibleText(commit.slice(0, 8))}</code></span>`}</td>
<td role="cell"><span class="label" aria-hidden="true">Last success</span>${success(tenant, lastSuccess, now)}</td></tr>`;
}

function success({ latest, successIsOlder }: TenantSummary, at: string | undefined, now: Date): Markup {
  if (at !== undefined) return html`<span class="when">${moment(at, now)}</span>`;
  return html`<span class="none">${latest !== undefined && successIsOlder ? 'none in the last runs' : 'none'}</span>`;
}

/** A page that loads itself anew is a choice: it moves what somebody may be reading (WCAG 2.2.1). */
function refresh({ q, state }: OverviewQuery): Markup {
  return html`<p class="quiet-links"><a href="${withQuery('/', { q, state, refresh: '60' })}">Load this page anew every minute</a></p>`;
}
