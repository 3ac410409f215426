import { visibleText } from '../../../compiler/text/visible-text.ts';
import { type CoverageRow, enrollablePlatforms } from '../../../schemas/coverage.ts';
import { escapeHtml } from './escape-html.ts';
import { peopleLines, worstOf } from './people-lines.ts';
import { marks, platformWords, verdictWords } from './words.ts';

/** A picture of more rows shows nothing; those without a hole are left to the table. */
const mostRows = 200;

/** People by platform at a glance: a table, so that it can be read aloud, whose cells are filled like a map. */
export function coveragePicture(rows: readonly CoverageRow[]): string {
  if (rows.length === 0) return '';
  const lines = peopleLines(rows);
  const shown = lines.slice(0, mostRows);
  const rest = lines.length - shown.length;
  return `<h2>People by platform</h2>
<div class="scroll" role="region" aria-label="People by platform" tabindex="0"><table>
<caption>The worst of all policies that are not switched off${rest > 0 ? `; ${rest} more in the table below` : ''}</caption>
<thead><tr><th scope="col">People</th>${enrollablePlatforms.map((platform) => `<th scope="col">${platformWords[platform]}</th>`).join('')}</tr></thead>
<tbody>
${shown.map(line).join('\n')}
</tbody></table></div>`;
}

function line(rows: readonly CoverageRow[]): string {
  const cells = enrollablePlatforms.map((platform) => cell(rows.filter((row) => row.platform === platform)));
  return `<tr><th scope="row">${escapeHtml(visibleText(rows[0]?.people.name ?? ''))}</th>${cells.join('')}</tr>`;
}

function cell(rows: readonly CoverageRow[]): string {
  const worst = worstOf(rows);
  if (worst === undefined) return '<td class="none">not asked</td>';
  return `<td class="${worst.verdict}"><span aria-hidden="true">${marks[worst.verdict]}</span> ${escapeHtml(verdictWords(worst))}</td>`;
}
