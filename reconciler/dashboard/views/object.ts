import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { stableStringify } from '../../../schemas/json.ts';
import { kinds } from '../../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../../schemas/resource.ts';
import { resourceKey } from '../../../schemas/resource.ts';
import type { TenantState } from '../../../schemas/run-record.ts';
import { addresses } from '../addresses.ts';
import { statusBadge } from '../icons.ts';
import type { StateAt } from '../latest-state.ts';
import type { Markup } from '../markup.ts';
import type { ObjectChange } from '../object-history.ts';
import { sentencesFor, tellAction } from '../tell-change.ts';
import { moment } from '../times.ts';
import { actorLine } from './actor-line.ts';
import { codeBlock } from './code-block.ts';
import { propertyTable } from './property-table.ts';
import { quoted } from './quoted.ts';
import { sentenceList } from './sentence-list.ts';

export type StatedObject = TenantState['objects'][number];

export interface ObjectPage {
  readonly tenant: string;
  readonly kind: ManagedCollection;
  readonly name: string;
  /** What git asks for; absent where it no longer does. */
  readonly stated?: StatedObject | undefined;
  readonly at?: StateAt | undefined;
  readonly history: readonly ObjectChange[];
  readonly isWhole: boolean;
}

/** One policy: what it says, the YAML that says it, the JSON that Graph gets, and the runs in which it was not so. */
export function object(page: ObjectPage, now: Date): Markup {
  const { kind, name, stated, at } = page;
  const title = titleOf(page);
  return html`<p class="kicker">${kinds[kind].title}</p>
<h1>${title}</h1>
${stated === undefined ? html`<p class="lead calm"><span>Git does not ask for it any more.</span></p>` : stated.sentence === '' ? '' : html`<p class="sentence">${quoted(stated.sentence)}</p>`}
<dl class="facts"><div><dt>Name in git</dt><dd><code>${visibleText(name)}</code></dd></div>
${stated?.source === undefined ? '' : html`<div><dt>File</dt><dd class="long"><code>${visibleText(stated.source.file)}:${stated.source.line}</code></dd></div>`}
${at === undefined ? '' : html`<div><dt>As of</dt><dd><a href="${addresses.run(page.tenant, at.record.id)}">${moment(at.record.started, now)}</a></dd></div>`}</dl>
${
  stated === undefined
    ? ''
    : html`<div class="sides"><section aria-labelledby="yaml"><h2 id="yaml">In git</h2>${codeBlock('YAML document', stated.document)}</section>
<section aria-labelledby="json"><h2 id="json">For Graph</h2>${codeBlock('Graph JSON', stableStringify(stated.body, 2))}</section></div>`
}
${history(page, now)}`;
}

/** What people call the object: in git now, or when it was last seen. */
export function titleOf({ stated, history: seen, name }: ObjectPage): string {
  return visibleText(stated?.title || seen[0]?.change.title || name);
}

function history({ tenant, history: changes, isWhole }: ObjectPage, now: Date): Markup {
  if (changes.length === 0)
    return html`<section aria-labelledby="history"><h2 id="history">History</h2><p class="empty">In ${isWhole ? 'every run' : 'the runs looked at'} it was what git says.</p></section>`;
  return html`<section aria-labelledby="history"><h2 id="history">History</h2>
<ol class="history">${changes.map(({ record, change }) => {
    const isDone = record.outcome === 'repaired';
    return html`<li><p class="history-head"><a href="${addresses.run(tenant, record.id)}">${moment(record.started, now)}</a>${statusBadge(record.outcome)}<span>${tellAction(change, isDone)}</span></p>
${actorLine(change.action === 'create' ? 'deleted' : 'changed', record.actors[resourceKey(change)])}
${change.action === 'create' ? '' : html`${sentenceList(sentencesFor(record, change))}${propertyTable(change, isDone)}`}</li>`;
  })}</ol>${isWhole ? '' : html`<p class="empty">Older runs were not looked at.</p>`}</section>`;
}
