import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { kinds } from '../../../schemas/kinds/index.ts';
import { managedCollections, resourceKey } from '../../../schemas/resource.ts';
import { addresses } from '../addresses.ts';
import type { TenantSummary } from '../fleet.ts';
import { differsBadge } from '../icons.ts';
import type { StateAt } from '../latest-state.ts';
import type { Markup } from '../markup.ts';
import { isSuccess } from '../status.ts';
import { absolute, relative } from '../times.ts';
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
  const differing = differingNow(summary);
  const groups = order.map((kind) => {
    const list = found.filter((object) => object.kind === kind);
    return list.length === 0 ? '' : group(summary.name, kind, list, differing);
  });
  return html`${tenantHead(summary, 'objects', 'Policies')}
${at === undefined ? html`<p class="empty">No run has got far enough to know what git asks for.</p>` : intro(summary.name, at, q, now)}
${at !== undefined && found.length === 0 ? html`<p class="empty">Nothing is found. <a href="${addresses.objects(summary.name)}">Show all</a></p>` : ''}
${groups}`;
}

function intro(tenant: string, { state, record }: StateAt, q: string, now: Date): Markup {
  const count = counted(state.objects.length, 'object');
  return html`<p class="sub">${count}, as git asked for them in the <a href="${addresses.run(tenant, record.id)}">run of ${absolute(record.started)}</a> ${relative(record.started, now)}.</p>
<form class="search" role="search" method="get" action="${addresses.objects(tenant)}"><label for="q">Find a policy</label>
<div class="field"><input id="q" name="q" type="search" value="${q}" autocomplete="off" spellcheck="false"><button type="submit">Find</button></div></form>`;
}

/** Objects that were not what git says when the last run ended. */
function differingNow({ latest }: TenantSummary): ReadonlySet<string> {
  const left = latest === undefined || isSuccess(latest.outcome) ? [] : (latest.plan?.changes ?? []);
  return new Set(left.map(resourceKey));
}

function group(
  tenant: string,
  kind: StatedObject['kind'],
  list: readonly StatedObject[],
  differing: ReadonlySet<string>,
): Markup {
  const id = `kind-${kind}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${headingOf(kind)} <span class="count">${list.length}</span></h2>
<ul class="rows">${list.map(({ name, title, sentence }) => {
    const said = sentence === '' || sentence === title ? '' : html`<span class="sub">${quoted(sentence)}</span>`;
    const href = addresses.object(tenant, kind, name);
    const differs = differing.has(`${kind}/${name}`) ? differsBadge : '';
    return html`<li><span><a href="${href}">${visibleText(title) || visibleText(name)}</a>${said}</span>${differs}</li>`;
  })}</ul></section>`;
}

/** `Conditional Access policies`. */
function headingOf(kind: StatedObject['kind']): string {
  const { title } = kinds[kind];
  const many = title.endsWith('s') ? title : title.endsWith('y') ? `${title.slice(0, -1)}ies` : `${title}s`;
  return `${many.charAt(0).toUpperCase()}${many.slice(1)}`;
}
