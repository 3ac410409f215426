import { html } from 'hono/html';
import type { RunOutcome, RunRecord } from '../../../schemas/run-record.ts';
import type { Markup } from '../markup.ts';
import { statuses, type Tone } from '../status.ts';
import { absolute } from '../times.ts';

const most = 60;
const step = 10;
/** Height says how bad it is, for those who do not see the colour. */
const heights: Readonly<Record<Tone, number>> = { good: 12, calm: 8, plan: 18, notice: 24, bad: 32 };

/** The last runs as bars, oldest first, for a look at how steady a tenant is; the list below says the same in words. */
export function runStrip(newestFirst: readonly RunRecord[]): Markup | '' {
  const runs = newestFirst.slice(0, most).toReversed();
  if (runs.length < 3) return '';
  const bars = runs.map(({ outcome, started }, index) => {
    const { word, tone } = statuses[outcome];
    const height = heights[tone];
    return html`<rect class="${tone}" x="${index * step + 1}" y="${34 - height}" width="${step - 3}" height="${height}" rx="1.5"><title>${absolute(started)}: ${word}</title></rect>`;
  });
  const width = most * step;
  return html`<figure class="strip"><svg viewBox="${width - (width - (most - runs.length) * step) === 0 ? 0 : -(most - runs.length) * step} 0 ${width} 36" role="img" aria-label="${told(runs)}">${bars}<path d="M${-(most - runs.length) * step} 35.5H${width}" class="base"/></svg>
<figcaption>The last ${runs.length} runs, newest at the right</figcaption></figure>`;
}

function told(runs: readonly RunRecord[]): string {
  const outcomes = [...new Set(runs.map(({ outcome }) => outcome))];
  const count = (outcome: RunOutcome) => runs.filter((run) => run.outcome === outcome).length;
  return `The last ${runs.length} runs: ${outcomes.map((outcome) => `${count(outcome)} ${statuses[outcome].word.toLowerCase()}`).join(', ')}`;
}
