import { html } from 'hono/html';
import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { Plan } from '../../../schemas/plan.ts';
import { severityBadge } from '../icons.ts';
import type { Markup } from '../markup.ts';
import { quoted } from './quoted.ts';

type ToldFinding = Plan['findings'][number];

const order = { error: 0, warning: 1, information: 2 } as const;

/** Findings, errors first, each with the place and with what to do. */
export function findingList(findings: readonly ToldFinding[]): Markup {
  const sorted = findings.toSorted((left, right) => order[left.severity] - order[right.severity]);
  return html`<ul class="findings">${sorted.map(
    ({ code, severity, message, help, span, resource }) => html`<li class="finding ${severity}">
<p class="finding-head">${severityBadge(severity)}<code>${code}</code>${
      span === undefined
        ? ''
        : html`<span class="sub"><code>${visibleText(span.file)}:${span.start.line}:${span.start.column}</code></span>`
    }${resource === undefined ? '' : html`<span class="sub"><code>${visibleText(resource)}</code></span>`}</p>
<p>${quoted(message)}</p>${help === undefined ? '' : html`<p class="help">${quoted(help)}</p>`}</li>`,
  )}</ul>`;
}
