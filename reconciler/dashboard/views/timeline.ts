import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { resourceKey } from '../../../schemas/resource.ts';
import type { RunRecord } from '../../../schemas/run-record.ts';
import { addresses, withQuery } from '../addresses.ts';
import type { TenantSummary } from '../fleet.ts';
import { actionIcon, statusBadge, statusIcon } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { tellAction, tellChange } from '../tell-change.ts';
import { tellRun } from '../tell-run.ts';
import { type TimelineEntry, timelineOf } from '../timeline.ts';
import { clockTime, dayTitle, moment } from '../times.ts';
import { actorLine } from './actor-line.ts';
import { runStrip } from './strip.ts';
import { tenantHead } from './tenant-head.ts';

/** More objects than this in one run are told on the run's own page. */
const mostChanges = 6;

/** A tenant's drifts and repairs, day by day. */
export function timeline(
  summary: TenantSummary,
  runs: { readonly records: readonly RunRecord[]; readonly hasOlder: boolean; readonly isNewest: boolean },
  now: Date,
): Markup {
  const days = timelineOf(runs.records);
  const tenant = addresses.tenant(summary.name);
  return html`${tenantHead(summary, 'timeline', undefined)}
${runs.isNewest ? html`${facts(summary, now)}${runStrip(runs.records)}` : ''}
${days.length === 0 ? html`<p class="empty">No run yet.</p>` : ''}
${days.map(
  ({ day, entries }) => html`<section class="day" aria-labelledby="day-${day}"><h2 id="day-${day}">${dayTitle(day)}</h2>
<ol class="runs">${entries.map((entry) => entryOf(summary.name, entry))}</ol></section>`,
)}
<nav class="paging" aria-label="Older and newer runs">${runs.isNewest ? '' : html`<a href="${tenant}">← Newest runs</a>`}${
    runs.hasOlder
      ? html`<a rel="next" href="${withQuery(tenant, { before: runs.records.at(-1)?.id })}">Older runs →</a>`
      : ''
  }</nav>`;
}

function facts({ latest, lastSuccess }: TenantSummary, now: Date): Markup {
  if (latest === undefined) return html``;
  const { source, mode } = latest;
  const from = [source.repository, source.ref].filter((part) => part !== undefined).map(visibleText);
  return html`<dl class="facts">
<div><dt>Last run</dt><dd>${moment(latest.started, now)}</dd></div>
<div><dt>Last success</dt><dd>${lastSuccess === undefined ? 'none in the last runs' : moment(lastSuccess, now)}</dd></div>
<div><dt>On drift</dt><dd>${modeWords[mode]}</dd></div>
${
  source.commit === undefined
    ? ''
    : html`<div><dt>Files</dt><dd><code>${visibleText(source.commit.slice(0, 8))}</code>${from.length === 0 ? '' : html` <span class="ago">${from.join(', ')}</span>`}</dd></div>`
}</dl>`;
}

const modeWords: Readonly<Record<RunRecord['mode'], string>> = {
  report: 'tell it',
  repair: 'put it right',
  propose: 'open a pull request',
};

function entryOf(tenant: string, entry: TimelineEntry): Markup {
  if (entry.kind === 'run') return runEntry(tenant, entry.record);
  const [newest] = entry.records;
  const oldest = entry.records.at(-1);
  if (newest === undefined || oldest === undefined) return html``;
  if (entry.records.length === 1) return quietRun(tenant, newest);
  const span = `${clockTime(oldest.started)}–${clockTime(newest.started)}`;
  return html`<li class="quiet"><details><summary><span class="at">${span}</span><span class="badge calm">${statusIcon(newest.outcome)}${counted(entry.records.length, 'quiet run')}</span><span class="said">${tellRun(newest)}</span></summary>
<ul>${entry.records.map(
    (record) =>
      html`<li><a href="${addresses.run(tenant, record.id)}">${clockTime(record.started)}</a> ${tellRun(record)}</li>`,
  )}</ul></details></li>`;
}

function quietRun(tenant: string, record: RunRecord): Markup {
  return html`<li class="quiet one"><a class="at" href="${addresses.run(tenant, record.id)}">${clockTime(record.started)}</a>${statusBadge(record.outcome)}<span class="said">${tellRun(record)}</span></li>`;
}

function runEntry(tenant: string, record: RunRecord): Markup {
  const changes = record.plan?.changes ?? [];
  const isDone = record.outcome === 'repaired';
  const more = changes.length - mostChanges;
  const href = addresses.run(tenant, record.id);
  return html`<li class="loud"><div class="run-line"><a class="at" href="${href}" aria-label="Run at ${clockTime(record.started)}"><time datetime="${record.started}">${clockTime(record.started)}</time></a>${statusBadge(record.outcome)}<span class="said">${tellRun(record)}</span></div>
${
  changes.length === 0
    ? ''
    : html`<ul class="touched">${changes.slice(0, mostChanges).map(
        (
          change,
        ) => html`<li>${actionIcon(change.action)}<span><a href="${addresses.object(tenant, change.kind, change.name)}">${tellChange(change)}</a> <span class="sub">${tellAction(change, isDone).toLowerCase()}</span>
${actorLine(change.action === 'create' ? 'deleted' : 'changed', record.actors[resourceKey(change)], true)}</span></li>`,
      )}${more > 0 ? html`<li class="more"><a href="${href}">and ${counted(more, 'more object')}</a></li>` : ''}</ul>`
}</li>`;
}
