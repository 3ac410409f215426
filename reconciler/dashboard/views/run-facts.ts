import { html } from 'hono/html';
import { counted } from '../../../compiler/text/counted.ts';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { RunRecord } from '../../../schemas/run-record.ts';
import { addresses } from '../addresses.ts';
import type { Markup } from '../markup.ts';
import { duration, moment } from '../times.ts';

const triggers: Readonly<Record<RunRecord['trigger'], string>> = {
  schedule: 'the schedule',
  start: 'the start of the service',
  request: 'a request',
};
const modes: Readonly<Record<RunRecord['mode'], string>> = {
  report: 'tells drift',
  repair: 'puts drift right',
  propose: 'proposes drift as a change of the files',
};

/** When, how long, why, from which files, at what cost. */
export function runFacts(record: RunRecord, now: Date): Markup {
  const { tenant, started, milliseconds, trigger, mode, source, sent, graph, plan } = record;
  const files = filesOf(source);
  const throttled = graph.throttled === 0 ? '' : `, throttled ${counted(graph.throttled, 'time')}`;
  return html`<dl class="facts">
<div><dt>Tenant</dt><dd><a href="${addresses.tenant(tenant.name)}">${visibleText(tenant.name)}</a></dd></div>
<div><dt>Started</dt><dd>${moment(started, now)}</dd></div>
<div><dt>Took</dt><dd>${duration(milliseconds)}</dd></div>
<div><dt>Because of</dt><dd>${triggers[trigger]}; ${modes[mode]}</dd></div>
${source.commit === undefined ? '' : html`<div><dt>Commit</dt><dd><code>${visibleText(source.commit.slice(0, 12))}</code></dd></div>`}
${files === '' ? '' : html`<div><dt>Files</dt><dd class="long">${files}</dd></div>`}
${source.signer === undefined ? '' : html`<div><dt>Signed by</dt><dd class="long">${visibleText(source.signer)}</dd></div>`}
<div><dt>Graph</dt><dd>${counted(graph.requests, 'request')}, ${sent} of them writing${throttled}</dd></div>
${plan === undefined ? '' : html`<div><dt>Plan</dt><dd><code>${visibleText(plan.digest.slice(0, 16))}</code></dd></div>`}
</dl>`;
}

/** `github.com/contoso/tenant-policies, main`: where the files came from, without what goes without saying. */
export function filesOf({ repository, ref }: RunRecord['source']): string {
  return [repository?.replace(/^https:\/\//, ''), ref]
    .filter((part) => part !== undefined)
    .map(visibleText)
    .join(', ');
}
