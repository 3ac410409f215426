import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { RunRecord } from '../../../schemas/run-record.ts';
import { addresses, withQuery } from '../addresses.ts';
import type { TenantSummary } from '../fleet.ts';
import { statusBadge } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { tellRun } from '../tell-run.ts';
import { type TimelineEntry, timelineOf } from '../timeline.ts';
import { clockTime, dayTitle, moment } from '../times.ts';
import { quoted } from './quoted.ts';
import { runEntry } from './run-entry.ts';
import { filesOf } from './run-facts.ts';
import { runStrip } from './strip.ts';
import { tenantHead } from './tenant-head.ts';

/** Some of a tenant's runs, newest first, and whether there are others around them. */
export interface RunsShown {
  readonly records: readonly RunRecord[];
  readonly hasOlder: boolean;
  readonly isNewest: boolean;
}

/** A tenant's drifts and repairs, day by day. */
export function timeline(summary: TenantSummary, runs: RunsShown, now: Date): Markup {
  const days = timelineOf(runs.records);
  return html`${tenantHead(summary, 'timeline', undefined)}
${runs.isNewest ? html`${facts(summary, now)}${runStrip(runs.records)}` : ''}
${days.length === 0 ? html`<p class="empty">No run yet.</p>` : ''}
${days.map(
  ({ day, entries }) => html`<section class="day" aria-labelledby="day-${day}"><h2 id="day-${day}">${dayTitle(day)}</h2>
<ol class="runs">${entries.map((entry) => entryOf(summary.name, entry))}</ol></section>`,
)}
${older(summary.name, runs)}`;
}

function older(name: string, { records, hasOlder, isNewest }: RunsShown): Markup | '' {
  if (isNewest && !hasOlder) return '';
  const tenant = addresses.tenant(name);
  const next = html`<a rel="next" href="${withQuery(tenant, { before: records.at(-1)?.id })}">Older runs →</a>`;
  return html`<nav class="paging" aria-label="Older and newer runs">${isNewest ? '' : html`<a href="${tenant}">← Newest runs</a>`}${hasOlder ? next : ''}</nav>`;
}

function facts({ latest, lastSuccess }: TenantSummary, now: Date): Markup {
  if (latest === undefined) return html``;
  const { source, mode } = latest;
  const files = filesOf(source);
  return html`<dl class="facts">
<div><dt>Last run</dt><dd>${moment(latest.started, now)}</dd></div>
<div><dt>Last success</dt><dd>${lastSuccess === undefined ? 'none in the last runs' : moment(lastSuccess, now)}</dd></div>
<div><dt>On drift</dt><dd>${modeWords[mode]}</dd></div>
${
  source.commit === undefined
    ? ''
    : html`<div><dt>Files</dt><dd><code>${visibleText(source.commit.slice(0, 8))}</code>${files === '' ? '' : html` <span class="sub">${files}</span>`}</dd></div>`
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
  return html`<li class="quiet"><details><summary><span class="at">${span}</span>${statusBadge(entry.outcome)}<span class="said">${counted(entry.records.length, 'run')}, ${quoted(tellRun(newest))}</span></summary>
<ul>${entry.records.map(
    (record) =>
      html`<li><a href="${addresses.run(tenant, record.id)}">${clockTime(record.started)}</a> ${tellRun(record)}</li>`,
  )}</ul></details></li>`;
}

function quietRun(tenant: string, record: RunRecord): Markup {
  return html`<li class="quiet one"><a class="at" href="${addresses.run(tenant, record.id)}">${clockTime(record.started)}</a>${statusBadge(record.outcome)}<span class="said">${quoted(tellRun(record))}</span></li>`;
}
