import { html } from 'hono/html';
import type { RunOutcome, RunRecord } from '../../../schemas/run-record.ts';
import type { Markup } from '../markup.ts';
import { statuses, type Tone } from '../status.ts';
import { absolute } from '../times.ts';

const most = 60;
const fewest = 3;
const step = 12;
const tallest = 32;
/** Height says how bad it is, for those who do not see the colour. */
const heights: Readonly<Record<Tone, number>> = { good: 10, calm: 5, plan: 16, notice: 22, bad: tallest };

/** The last runs as bars, oldest first, for a look at how steady a tenant is; the list below says the same in words. */
export function runStrip(newestFirst: readonly RunRecord[]): Markup | '' {
  const runs = newestFirst.slice(0, most).toReversed();
  if (runs.length < fewest) return '';
  const width = runs.length * step;
  const bars = runs.map(({ outcome, started }, index) => {
    const { word, tone } = statuses[outcome];
    const height = heights[tone];
    return html`<rect class="${tone}" x="${index * step + 1}" y="${tallest + 1 - height}" width="${step - 3}" height="${height}" rx="1.5"><title>${absolute(started)}: ${word}</title></rect>`;
  });
  return html`<figure class="strip"><svg viewBox="0 0 ${width} ${tallest + 3}" width="${width}" height="${tallest + 3}" role="img" aria-label="${told(runs)}">${bars}<path d="M0 ${tallest + 2.5}H${width}" class="base"/></svg>
<figcaption>The last ${runs.length} runs, newest at the right; the taller, the worse</figcaption></figure>`;
}

function told(runs: readonly RunRecord[]): string {
  const outcomes = [...new Set(runs.map(({ outcome }) => outcome))];
  const count = (outcome: RunOutcome) => runs.filter((run) => run.outcome === outcome).length;
  return `The last ${runs.length} runs: ${outcomes.map((outcome) => `${count(outcome)} ${statuses[outcome].word.toLowerCase()}`).join(', ')}`;
}
