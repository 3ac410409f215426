import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { resourceKey } from '../../../schemas/resource.ts';
import type { RunRecord } from '../../../schemas/run-record.ts';
import { addresses } from '../addresses.ts';
import { actionIcon, statusBadge, unmanagedIcon } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { sentencesFor, tellAction, tellChange } from '../tell-change.ts';
import { tellRun } from '../tell-run.ts';
import { clockTime, timeElement } from '../times.ts';
import { actorLine } from './actor-line.ts';
import { quoted } from './quoted.ts';
import { sentenceList } from './sentence-list.ts';

/** More objects than this in one run are told on the run's own page. */
const mostTouched = 6;

/** A run in the timeline that somebody should see: what came of it, which objects it is about, and who did it. */
export function runEntry(tenant: string, record: RunRecord): Markup {
  const touched = [...changed(tenant, record), ...notOurs(record)];
  const more = touched.length - mostTouched;
  const href = addresses.run(tenant, record.id);
  const rest = more > 0 ? html`<li class="more"><a href="${href}">and ${counted(more, 'more object')}</a></li>` : '';
  const time = clockTime(record.started);
  return html`<li class="loud"><div class="run-line"><a class="at" href="${href}" aria-label="Run at ${time}">${timeElement(record.started, time)}</a>${statusBadge(record.outcome)}<span class="said">${quoted(tellRun(record))}</span></div>
${touched.length === 0 ? '' : html`<ul class="touched">${touched.slice(0, mostTouched)}${rest}</ul>`}</li>`;
}

function changed(tenant: string, record: RunRecord): readonly Markup[] {
  const { plan, outcome, actors } = record;
  return (plan?.changes ?? []).map((change) => {
    const { kind, name, action } = change;
    const href = addresses.object(tenant, kind, name);
    const said = tellAction(change, outcome === 'repaired').toLowerCase();
    const actor = actorLine(action === 'create' ? 'deleted' : 'changed', actors[resourceKey(change)], true);
    return html`<li>${actionIcon(action)}<span><a href="${href}">${tellChange(change)}</a> <span class="sub">${said}</span>${action === 'update' ? sentenceList(sentencesFor(record, change)) : ''}${actor}</span></li>`;
  });
}

function notOurs({ plan, actors }: RunRecord): readonly Markup[] {
  return (plan?.unmanaged ?? []).map(
    ({ id, title }) =>
      html`<li>${unmanagedIcon}<span>${visibleText(title)} <span class="sub">not ours</span>${actorLine('made or changed', actors[id], true)}</span></li>`,
  );
}
