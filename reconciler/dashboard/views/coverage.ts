import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import { type CoverageRow, type CoverageVerdict, enrollablePlatforms } from '../../../schemas/coverage.ts';
import { peopleLines, worstOf } from '../../report/coverage/people-lines.ts';
import {
  byWords,
  detailWords,
  marks,
  platformWords,
  requirementWords,
  stateWords,
  summaryWords,
  switchWords,
  verdictWords,
} from '../../report/coverage/words.ts';
import type { TenantSummary } from '../fleet.ts';
import type { Markup } from '../markup.ts';
import type { CoverageDocument } from '../read-coverage.ts';
import { tenantHead } from './tenant-head.ts';

const mostPeople = 200;
const mostRows = 500;

/** Whom the policies that prove a device or an app do not reach, as a map and as a list. */
export function coverage(summary: TenantSummary, found: CoverageDocument | 'none' | 'damaged'): Markup {
  const head = tenantHead(summary, 'coverage', 'Coverage');
  if (found === 'none') return html`${head}<p class="empty">No run has recorded coverage yet.</p>`;
  if (found === 'damaged')
    return html`${head}<div class="callout bad"><h2>Coverage cannot be read</h2><p>What the run recorded is not what this version knows. The next run records it anew.</p></div>`;
  const { rows, knowsPeople, devicesWithoutPolicy } = found;
  const known = {
    rows,
    knowsPeople,
    devicesWithoutPolicy: devicesWithoutPolicy === 'unknown' ? undefined : devicesWithoutPolicy,
  };
  return html`${head}
<p class="sentence">${summaryWords(found.summary)}</p>
<p class="sub">${switchWords(known)}${knowsPeople ? '' : ' Nobody said who is in which group: the answers hold for every directory.'}</p>
${rows.length === 0 ? html`<p class="empty">No policy requires a compliant device or a protected app.</p>` : html`${legend()}${picture(rows)}${details(rows)}`}`;
}

function legend(): Markup {
  const entries: readonly (readonly [CoverageVerdict, string])[] = [
    ['reached', 'everybody is reached'],
    ['partly', 'reached on some devices only'],
    ['hole', 'people are left out'],
    ['unknown', 'not known'],
  ];
  return html`<ul class="legend" aria-label="Legend">${entries.map(
    ([verdict, words]) =>
      html`<li><span class="swatch ${verdict}" aria-hidden="true">${marks[verdict]}</span>${words}</li>`,
  )}</ul>`;
}

function picture(rows: readonly CoverageRow[]): Markup {
  const lines = peopleLines(rows);
  const rest = lines.length - mostPeople;
  return html`<section aria-labelledby="picture"><h2 id="picture">People by platform</h2>
<table class="cards map" role="table"><caption>The worst of all policies that are not switched off${rest > 0 ? `; ${rest} more in the list below` : ''}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">People</th>${enrollablePlatforms.map(
    (platform) => html`<th role="columnheader" scope="col">${platformWords[platform]}</th>`,
  )}</tr></thead><tbody role="rowgroup">${lines
    .slice(0, mostPeople)
    .map(
      (line) =>
        html`<tr role="row"><th role="rowheader" scope="row">${visibleText(line[0]?.people.name ?? '')}</th>${enrollablePlatforms.map(
          (platform) => cell(platformWords[platform], worstOf(line.filter((row) => row.platform === platform))),
        )}</tr>`,
    )}</tbody></table></section>`;
}

function cell(platform: string, row: CoverageRow | undefined): Markup {
  const label = html`<span class="label" aria-hidden="true">${platform}</span>`;
  if (row === undefined)
    return html`<td role="cell" class="not-asked">${label}<span class="none">not asked</span></td>`;
  return html`<td role="cell" class="${row.verdict}">${label}<span><span aria-hidden="true" class="sign">${marks[row.verdict]}</span> ${verdictWords(row)}</span></td>`;
}

function details(rows: readonly CoverageRow[]): Markup {
  const rest = rows.length - mostRows;
  return html`<section aria-labelledby="rows"><h2 id="rows">Policies</h2>
<table class="cards list" role="table"><caption>Each policy that requires a compliant device or a protected app, by people and platform${rest > 0 ? `; ${rest} more in the record` : ''}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Policy</th>${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.slice(0, mostRows).map(detailRow)}</tbody></table></section>`;
}

const columns = ['People', 'Platform', 'Outcome', 'Reached by'] as const;

function detailRow(row: CoverageRow): Markup {
  const more = detailWords(row);
  const verdict = html`<span class="outcome ${row.verdict}"><span aria-hidden="true">${marks[row.verdict]}</span> ${verdictWords(row)}</span>`;
  const outcome = html`${verdict}${more === '' ? '' : html`<span class="sub">${more}</span>`}`;
  const cells = [visibleText(row.people.name), platformWords[row.platform], outcome, byWords(row)];
  const about = `${stateWords[row.policy.state]}, requires ${requirementWords[row.requires]}`;
  return html`<tr role="row"><th role="rowheader" scope="row">${visibleText(row.policy.title)}<span class="sub">${about}</span></th>${cells.map(
    (content, index) =>
      html`<td role="cell"><span class="label" aria-hidden="true">${columns[index]}</span><span>${content}</span></td>`,
  )}</tr>`;
}
