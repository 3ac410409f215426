import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { stableStringify } from '../../../schemas/json.ts';
import { kinds } from '../../../schemas/kinds/index.ts';
import type { Plan, Waived } from '../../../schemas/plan.ts';
import type { RunRecord } from '../../../schemas/run-record.ts';
import { readable, readablePointer } from '../../report/readable.ts';
import type { Markup } from '../markup.ts';
import { timeElement } from '../times.ts';
import { actorLine } from './actor-line.ts';
import { codeBlock } from './code-block.ts';

const mostRequests = 200;

/** What a plan says besides its changes: what is waived, not ours, accepted, released, and what would be sent. */
export function planRest(record: RunRecord, plan: Plan): Markup {
  return html`${waivers(plan.waived)}${unmanaged(record, plan.unmanaged)}${accepted(plan)}${releases(plan)}${requests(record, plan)}`;
}

function waivers(list: readonly Waived[]): Markup | '' {
  if (list.length === 0) return '';
  return html`<section aria-labelledby="waived"><h2 id="waived">Waived</h2><p class="sub">Deviations from git that somebody answers for; they are left as the tenant has them.</p>
<ul class="plain">${list.map(
    ({ name, resource, pointer, live, desired, reason, owner, until }) =>
      html`<li class="item"><p><b>${visibleText(name)}</b> <code>${visibleText(resource)}</code>${
        pointer === undefined ? ', the whole object' : html` <code>${visibleText(readablePointer(pointer))}</code>`
      }</p>${
        live === undefined
          ? ''
          : html`<p>the tenant has <b>${readable(live)}</b>, git would say <b>${readable(desired ?? null)}</b></p>`
      }<p class="sub">${visibleText(reason)}. Answered for by ${visibleText(owner)} until ${timeElement(until, visibleText(until))}</p></li>`,
  )}</ul></section>`;
}

function unmanaged({ actors }: RunRecord, list: Plan['unmanaged']): Markup | '' {
  if (list.length === 0) return '';
  return html`<section aria-labelledby="unmanaged"><h2 id="unmanaged">Not ours</h2><p class="sub">Objects no document declares. They are told, and never written.</p>
<ul class="plain">${list.map(
    ({ kind, id, title }) =>
      html`<li class="item"><p><b>${visibleText(title)}</b> <span class="sub">${kinds[kind].title}</span></p><p class="sub mono">${visibleText(id)}</p>${actorLine('made or changed', actors[id])}</li>`,
  )}</ul></section>`;
}

function accepted({ accepted: list }: Plan): Markup | '' {
  if (list.length === 0) return '';
  return html`<section aria-labelledby="accepted"><h2 id="accepted">Accepted</h2><ul class="plain">${list.map(
    ({ code, resource, reason }) =>
      html`<li class="item"><p><code>${visibleText(code)}</code> <code>${visibleText(resource)}</code></p><p class="sub">${visibleText(reason)}</p></li>`,
  )}</ul></section>`;
}

function releases({ releases: list }: Plan): Markup | '' {
  if (list.length === 0) return '';
  return html`<section aria-labelledby="releases"><h2 id="releases">Released</h2><p class="sub">They stay in the tenant and stop being ours.</p>
<ul class="plain">${list.map((key) => html`<li class="item"><code>${visibleText(key)}</code></li>`)}</ul></section>`;
}

function requests({ outcome }: RunRecord, { requests: list }: Plan): Markup | '' {
  if (list.length === 0) return '';
  const heading = outcome === 'repaired' ? 'Requests sent' : 'Requests a repair would send';
  const rest = list.length - mostRequests;
  return html`<section aria-labelledby="requests"><h2 id="requests">${heading}</h2>
<ol class="requests">${list
    .slice(0, mostRequests)
    .map(
      ({ method, apiVersion, path, body }) =>
        html`<li><details><summary><span class="method">${method}</span> <code>/${apiVersion}${visibleText(path)}</code></summary>${
          body === undefined ? html`<p class="sub">without a body</p>` : codeBlock('Body', stableStringify(body, 2))
        }</details></li>`,
    )}</ol>${rest > 0 ? html`<p class="empty">${counted(rest, 'more request')} in the record.</p>` : ''}</section>`;
}
