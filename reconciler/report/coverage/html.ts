import { createHash } from 'node:crypto';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { CoverageRow } from '../../../schemas/coverage.ts';
import { type CoverageReport, summaryOf } from './coverage-report.ts';
import { escapeHtml } from './escape-html.ts';
import { coveragePicture } from './picture.ts';
import { coverageStyle } from './style.ts';
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
} from './words.ts';

/**
 * One page that needs nothing else: no script, no font, no address. Its policy allows nothing but its own style, by hash, so that no
 * name in a tenant can ever become more than text.
 */
export function coverageHtml(report: CoverageReport): string {
  const { coverage, about, name } = report;
  const title = `Coverage of ${about === 'project' ? 'the project' : `the ${about}`} ${visibleText(name)}`;
  const hash = createHash('sha256').update(coverageStyle).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${coverageStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="about">${escapeHtml(summaryWords(summaryOf(coverage)))} ${escapeHtml(switchWords(coverage))}${
    coverage.knowsPeople ? '' : ' Nobody said who is in which group: the answers hold for every directory.'
  }</p>
${legend()}
${coveragePicture(coverage.rows)}
<h2>Policies</h2>
${detailTable(coverage.rows)}
</main>
</body>
</html>`;
}

function legend(): string {
  const entries = [
    ['reached', 'everybody is reached'],
    ['partly', 'reached on some devices only'],
    ['hole', 'people are left out'],
    ['unknown', 'not known'],
  ] as const;
  const items = entries.map(
    ([verdict, words]) => `<li><span class="cell ${verdict}" aria-hidden="true">${marks[verdict]}</span> ${words}</li>`,
  );
  return `<ul class="legend" aria-label="Legend">${items.join('')}</ul>`;
}

function detailTable(rows: readonly CoverageRow[]): string {
  if (rows.length === 0) return '<p>No policy requires a compliant device or a protected app.</p>';
  const headings = ['Policy', 'Requires', 'People', 'Platform', 'Reached by', 'Outcome', 'Details'];
  return `<div class="scroll" role="region" aria-label="Every row" tabindex="0"><table class="rows">
<caption>Each policy that requires a compliant device or a protected app, by people and platform</caption>
<thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(detailRow).join('\n')}
</tbody></table></div>`;
}

function detailRow(row: CoverageRow): string {
  const cells = [
    requirementWords[row.requires],
    visibleText(row.people.name),
    platformWords[row.platform],
    byWords(row),
    `${marks[row.verdict]} ${verdictWords(row)}`,
    detailWords(row),
  ].map(escapeHtml);
  const title = `${visibleText(row.policy.title)} (${stateWords[row.policy.state]})`;
  const inner = cells.map((cell, index) =>
    index === 4 ? `<td class="${row.verdict}">${cell}</td>` : `<td>${cell}</td>`,
  );
  return `<tr><th scope="row">${escapeHtml(title)}</th>${inner.join('')}</tr>`;
}
