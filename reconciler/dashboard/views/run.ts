import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { kinds } from '../../../schemas/kinds/index.ts';
import type { PlannedChange } from '../../../schemas/plan.ts';
import { resourceKey } from '../../../schemas/resource.ts';
import type { RunRecord } from '../../../schemas/run-record.ts';
import { addresses } from '../addresses.ts';
import { actionIcon, statusIcon } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { statuses } from '../status.ts';
import { movedWords, sentencesFor, tellAction, tellChange } from '../tell-change.ts';
import { tellRun } from '../tell-run.ts';
import { absolute } from '../times.ts';
import { actorLine } from './actor-line.ts';
import { findingList } from './finding-list.ts';
import { planRest } from './plan-rest.ts';
import { propertyTable } from './property-table.ts';
import { quoted } from './quoted.ts';
import { runFacts } from './run-facts.ts';
import { sentenceList } from './sentence-list.ts';

/** A page of more objects than this would be read by nobody; the record itself has them all. */
const mostObjects = 100;

/** One run: what it found, what it did, and what stood in the way. */
export function run(record: RunRecord, now: Date): Markup {
  const { tenant, outcome, started, plan, findings, error } = record;
  const all = [...findings, ...(plan?.findings ?? [])];
  const found =
    all.length === 0
      ? ''
      : html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${findingList(all)}</section>`;
  // What stopped the run comes before what it would have done.
  const isStopped = all.some(({ severity }) => severity === 'error');
  return html`<h1>Run of ${absolute(started)}</h1>
<p class="lead ${statuses[outcome].tone}">${statusIcon(outcome)}<span><b>${statuses[outcome].word}.</b> ${quoted(sentence(tellRun(record)))}</span></p>
${error === undefined ? '' : failure(error)}
${proposal(record)}
${runFacts(record, now)}
${isStopped ? found : ''}
${plan === undefined ? '' : changes(record, plan.changes)}
${isStopped ? '' : found}
${plan === undefined ? '' : planRest(record, plan)}
<p class="quiet-links"><a href="${addresses.record(record.id)}">The whole record as JSON</a> <a href="${addresses.tenant(tenant.name)}">Timeline of ${visibleText(tenant.name)}</a></p>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function failure({ message, help }: NonNullable<RunRecord['error']>): Markup {
  return html`<div class="callout bad"><h2>What went wrong</h2><p>${quoted(message)}</p>${
    help === undefined ? '' : html`<p class="help">${quoted(help)}</p>`
  }</div>`;
}

function proposal({ proposal: proposed }: RunRecord): Markup | '' {
  if (proposed === undefined) return '';
  const { branch, url, objects } = proposed;
  const isWeb = url !== undefined && /^https?:\/\//i.test(url);
  return html`<div class="callout plan"><h2>Proposed</h2><p>Branch <code>${visibleText(branch)}</code> adopts ${counted(objects.length, 'object')}. ${
    isWeb ? html`<a href="${url}" rel="noreferrer noopener">Open the pull request</a>` : ''
  }</p></div>`;
}

function changes(record: RunRecord, list: readonly PlannedChange[]): Markup | '' {
  if (list.length === 0) return '';
  const rest = list.length - mostObjects;
  return html`<section aria-labelledby="changes"><h2 id="changes">${record.outcome === 'repaired' ? 'What was put right' : 'What differs'}</h2>
${list.slice(0, mostObjects).map((change) => changeBlock(record, change))}
${rest > 0 ? html`<p class="empty">${counted(rest, 'more object')} in the record.</p>` : ''}</section>`;
}

function changeBlock(record: RunRecord, change: PlannedChange): Markup {
  const isDone = record.outcome === 'repaired';
  const actor = record.actors[resourceKey(change)];
  const moved = change.action === 'create' ? undefined : movedWords[change.moved];
  const deed = change.action === 'create' ? 'deleted' : 'changed';
  return html`<article class="change ${change.action}">
<header>${actionIcon(change.action)}<div><h3><a href="${addresses.object(record.tenant.name, change.kind, change.name)}">${tellChange(change)}</a></h3>
<p class="sub">${kinds[change.kind].title} <code>${visibleText(change.name)}</code></p></div><p class="verdict">${tellAction(change, isDone)}</p></header>
${sentenceList(sentencesFor(record, change))}
${moved === undefined && actor === undefined ? '' : html`<p class="notes">${moved === undefined ? '' : html`<span class="moved">${moved}</span>`}${actorLine(deed, actor)}</p>`}
${propertyTable(change, isDone)}</article>`;
}

/** What the tab says. */
export function runTitle(record: RunRecord): string {
  return `${statuses[record.outcome].word}, ${absolute(record.started)}, ${visibleText(record.tenant.name)}`;
}
