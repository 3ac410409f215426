import { createHash } from 'node:crypto';
import { counted } from '../../compiler/text/counted.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import { coveragePicture } from './coverage/picture.ts';
import { coverageStyle } from './coverage/style.ts';
import { Html, html as markup } from './html-tag.ts';
import { placeOf, worstFindings } from './place-of.ts';
import { shownName } from './plain-words.ts';
import { propertyValues } from './property-values.ts';
import { readablePointer } from './readable.ts';
import type { Report, ReportFormat } from './report-format.ts';
import { reportSentences, type Sentence } from './sentences.ts';
import { changeWords, riskWords, tallyOf } from './tally.ts';
import { tellActor } from './tell-actor.ts';
import { worstChanges } from './worst-changes.ts';

/**
 * One page that needs nothing else: no script, no font, no address. Its policy allows nothing but its own style, by hash, and every
 * value goes through one tag that escapes it.
 */
export const html: ReportFormat = { name: 'html', render: (report) => page(report).text };

const style = `${coverageStyle}
details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:.4rem .8rem}
summary{cursor:pointer;font-weight:600;overflow-wrap:anywhere}
summary:focus-visible,a:focus-visible{outline:3px solid #0969da;outline-offset:2px}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
ul.told{list-style:none;padding:0}
ul.told li{margin:.35rem 0;padding:.4rem .6rem;border-left:.35rem solid var(--line)}
.looser{border-left-color:var(--hole-ink)!important;background:var(--hole);color:var(--hole-ink)}
.tighter{border-left-color:var(--reached-ink)!important}
.mixed{border-left-color:var(--partly-ink)!important}
.effect{display:inline-block;min-width:4.5rem;font-weight:600}
pre{overflow-x:auto;border:1px solid var(--line);padding:.6rem;font:.85em/1.4 ui-monospace,monospace}
td code{white-space:pre-wrap}
`;

const effects = { looser: 'looser', mixed: 'look', tighter: 'tighter', same: 'neither' } as const;

function page(report: Report): Html {
  const { plan, about } = report;
  const tally = tallyOf(report);
  const subject =
    about === 'check'
      ? 'Check of the files'
      : `${about === 'drift' ? 'Drift of' : 'Plan for'} ${shownName(plan.tenant.name)}`;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${subject}</h1>
<p><strong>${changeWords(tally, about)}</strong>${riskWords(tally, about) === '' ? '' : `; ${riskWords(tally, about)}`}. ${counted(plan.unchanged, 'object')} unchanged.${whereFrom(report)}</p>
${sentences(report)}
${changes(report)}
${foreign(report)}
${findings(report)}
${covered(report)}
${requests(report)}
</main>
</body>
</html>`;
}

/** Which files this is about, and what they were compared with. */
function whereFrom({ plan }: Report): Html {
  const files = plan.commit === undefined ? undefined : markup` Files at <code>${plan.commit.slice(0, 12)}</code>.`;
  const base = plan.base === undefined ? undefined : markup` Compared with <code>${shownName(plan.base.ref)}</code>.`;
  return markup`${files}${base}`;
}

function sentences(report: Report): Html | undefined {
  const told = reportSentences(report);
  if (told.length === 0) return undefined;
  return markup`<h2>What it means</h2>
<ul class="told">
${told.map(sentence)}</ul>`;
}

function sentence({ title, words, effect }: Sentence): Html {
  return markup`<li class="${effect}"><span class="effect">${effects[effect]}</span> <strong>${shownName(title)}</strong>: ${inWords(words)}</li>
`;
}

function inWords(words: Words): readonly Html[] {
  return words.map((word) =>
    typeof word === 'string' ? markup`${word}` : markup`<code>${shownName(word.name)}</code>`,
  );
}

function changes(report: Report): Html | undefined {
  if (report.plan.changes.length === 0) return undefined;
  return markup`<h2>${report.about === 'drift' ? 'What differs' : 'What changes'}</h2>
${worstChanges(report).map((change) => details(change, report))}`;
}

function details(change: Report['plan']['changes'][number], report: Report): Html {
  const actor = report.actors.get(resourceKey(change));
  const isDrift = report.about === 'drift';
  const rows = change.properties.map((property) => {
    const { before, after } = propertyValues(change, property, report.about);
    const origin = property.origin === undefined ? '' : `${property.origin.file}:${property.origin.line}`;
    return markup`<tr><th scope="row"><code>${shownName(readablePointer(property.pointer), 300)}</code></th><td><code>${before}</code></td><td><code>${after}</code></td><td><code>${origin}</code></td></tr>
`;
  });
  const heading = markup`${shownName(change.title)} (${kinds[change.kind].title}, ${change.action})`;
  const table = markup`<div class="scroll" role="region" aria-label="Properties of ${shownName(change.title)}" tabindex="0"><table>
<thead><tr><th scope="col">property</th><th scope="col">${isDrift ? 'git says' : 'before'}</th><th scope="col">${isDrift ? 'found' : 'after'}</th><th scope="col">line</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
  return markup`<details>
<summary>${heading}</summary>
<p><code>${resourceKey(change)}</code>${actor === undefined ? '' : `; ${tellActor('changed', actor)}`}</p>
${rows.length === 0 ? undefined : table}
</details>
`;
}

/** Who made what is not ours: a sentence above has told of each. */
function foreign({ about, plan, actors }: Report): Html | undefined {
  const items = plan.unmanaged.flatMap(({ id, title }) => {
    const actor = actors.get(id);
    if (actor === undefined) return [];
    return [
      markup`<li><strong>${shownName(title)}</strong> (<code>${shownName(id)}</code>): ${tellActor('made or changed', actor)}</li>
`,
    ];
  });
  if (about !== 'drift' || items.length === 0) return undefined;
  return markup`<h2>Not ours</h2>
<ul class="told">
${items}</ul>`;
}

function findings(report: Report): Html | undefined {
  const told = worstFindings(report.plan.findings).filter(({ severity }) => severity !== 'information');
  if (told.length === 0) return undefined;
  const items = told.map((finding) => {
    const place = placeOf(finding, report);
    const where = place === undefined ? undefined : markup` <code>${place.file}:${place.line}</code>`;
    return markup`<li class="${finding.severity === 'error' ? 'looser' : 'mixed'}"><strong>${finding.severity} ${finding.code}</strong>${where}: ${shownName(finding.message, 2000)}${finding.help === undefined ? '' : `. ${shownName(finding.help, 2000)}`}</li>
`;
  });
  return markup`<h2>Findings</h2>
<ul class="told">
${items}</ul>`;
}

/** The picture is markup of the coverage page, made of escaped text alone. */
function covered({ coverage }: Report): Html | undefined {
  return coverage === undefined ? undefined : new Html(coveragePicture(coverage.coverage.rows));
}

function requests({ plan, about }: Report): Html | undefined {
  if (about === 'check') return undefined;
  const items = plan.requests.map(
    ({ method, apiVersion, path, change, body }) => markup`<details>
<summary>${method} /${apiVersion}${shownName(path, 300)}</summary>
<p>for <code>${change}</code></p>
${body === undefined ? undefined : markup`<pre tabindex="0">${JSON.stringify(body, null, 2)}</pre>`}
</details>
`,
  );
  return markup`<h2>Requests</h2>
${items}
<p>Plan digest <code>${plan.digest}</code></p>`;
}
