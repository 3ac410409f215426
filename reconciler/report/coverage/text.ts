import { visibleText } from '../../../compiler/text/visible-text.ts';
import type { CoverageRow } from '../../../schemas/coverage.ts';
import type { Colours } from '../../cli/output.ts';
import { type CoverageReport, summaryOf } from './coverage-report.ts';
import {
  byWords,
  detailWords,
  marks,
  requirementWords,
  stateWords,
  summaryWords,
  switchWords,
  verdictWords,
} from './words.ts';

const headings = ['people', 'platform', 'reached by', 'outcome'] as const;
const widest = 48;

/** One table for each policy that requires something: people and platform, which policies reach them, and what becomes of the rest. */
export function coverageText({ coverage }: CoverageReport, colours: Colours, onlyHoles = false): string {
  const { rows } = coverage;
  if (rows.length === 0) return 'No policy requires a compliant device or a protected app.';
  const shown = onlyHoles ? rows.filter(({ verdict }) => verdict === 'hole') : rows;
  const tables = [...byPolicy(shown).values()].map((own) => tableOf(own, colours));
  const about = coverage.knowsPeople
    ? []
    : ['Nobody said who is in which group: the answers hold for every directory.'];
  return [
    ...tables,
    [...about, switchWords(coverage), colours.bold(summaryWords(summaryOf(coverage)))].join('\n'),
  ].join('\n\n');
}

function byPolicy(rows: readonly CoverageRow[]): ReadonlyMap<string, readonly CoverageRow[]> {
  const groups = new Map<string, CoverageRow[]>();
  for (const row of rows) {
    const key = `${row.policy.key} ${row.requires}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [row]);
    else own.push(row);
  }
  return groups;
}

function tableOf(rows: readonly CoverageRow[], colours: Colours): string {
  const [first] = rows;
  if (first === undefined) return '';
  const cells = rows.map((row) => [visibleText(row.people.name), row.platform, byWords(row)].map(short));
  const widths = headings
    .slice(0, 3)
    .map((heading, index) => Math.max(heading.length, ...cells.map((line) => line[index]?.length ?? 0)));
  const padded = (line: readonly string[]) => line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
  const state = stateWords[first.policy.state];
  return [
    `${colours.bold(visibleText(first.policy.title))}  ${colours.dim(`${state}, requires ${requirementWords[first.requires]}`)}`,
    colours.dim(`    ${padded(headings.slice(0, 3))}  ${headings[3]}`),
    ...rows.map((row, index) => `  ${marked(row, colours)} ${padded(cells[index] ?? [])}  ${outcome(row)}`),
  ].join('\n');
}

function outcome(row: CoverageRow): string {
  const details = detailWords(row);
  return details === '' ? verdictWords(row) : `${verdictWords(row)} (${details})`;
}

function marked({ verdict, consequence }: CoverageRow, colours: Colours): string {
  const mark = marks[verdict];
  if (verdict === 'reached') return colours.green(mark);
  return verdict === 'hole' && consequence !== 'otherControl' ? colours.red(mark) : colours.yellow(mark);
}

function short(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}
