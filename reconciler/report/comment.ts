import { counted } from '../../compiler/text/counted.ts';
import { markdownSections, markerOf } from './markdown.ts';
import { markdownName } from './markdown-text.ts';
import type { Report } from './report-format.ts';
import { type Section, withinBudget } from './sections.ts';
import { changeWords, riskWords, tallyOf } from './tally.ts';

/** GitHub takes 65,536 characters (Atlantis splits there); some are left for whoever writes around the report. */
export const commentBudget = 60_000;

export interface CommentOptions {
  readonly budget?: number;
  /** Where the whole is: `the job summary`, or an address. */
  readonly whole?: string;
}

/**
 * One comment on a pull request for one or several tenants: marker, counts and risk in the first line, a table of tenants, then each
 * tenant's sentences and details. Within its budget and well-formed whatever the plans hold.
 */
export function renderComment(reports: readonly Report[], options: CommentOptions = {}): string {
  const { budget = commentBudget, whole = 'the job summary' } = options;
  const [only] = reports;
  const about = only?.about ?? 'plan';
  const tenant = reports.length === 1 ? (only?.plan.tenant.name ?? '') : 'all';
  const head = `${markerOf(about, tenant)}\n${title(reports)}\n`;
  const table = tenantTable(reports, whole);
  let room = budget - head.length;
  const overview = withinBudget([table], Math.floor(room * 0.3));
  room -= overview.length;
  const bodies: string[] = [];
  for (const [at, report] of reports.entries()) {
    const text = tenantBody(report, whole, Math.floor(room / (reports.length - at)), reports.length > 1);
    bodies.push(text);
    room -= text.length;
  }
  return [head, overview, ...bodies].join('');
}

function title(reports: readonly Report[]): string {
  const [only] = reports;
  if (only === undefined) return '### No tenant was looked at';
  const verb = only.about === 'drift' ? 'Drift' : only.about === 'check' ? 'Check' : 'Plan';
  if (reports.length === 1) {
    const tally = tallyOf(only);
    const risk = riskWords(tally, only.about);
    return `### ${verb} for ${markdownName(only.plan.tenant.name)}: ${changeWords(tally, only.about)}${risk === '' ? '' : `; ${risk}`}`;
  }
  const tallies = reports.map(tallyOf);
  const moved = reports.filter(({ plan }) => plan.changes.length + plan.releases.length > 0).length;
  const sum = (name: 'looser' | 'errors') => tallies.reduce((total, tally) => total + tally[name], 0);
  const risks = [
    ...(sum('looser') > 0 ? [`${counted(sum('looser'), 'object')} with less protection`] : []),
    ...(sum('errors') > 0 ? [counted(sum('errors'), 'error')] : []),
  ];
  return `### ${verb}: ${moved} of ${counted(reports.length, 'tenant')} change${risks.length === 0 ? '' : `; ${risks.join(', ')}`}`;
}

function tenantTable(reports: readonly Report[], whole: string): Section {
  const rows = reports.map((report) => {
    const tally = tallyOf(report);
    const numbers = [tally.create, tally.update, tally.delete, tally.adopt].join(' | ');
    return `| ${markdownName(report.plan.tenant.name)} | ${numbers} | ${riskWords(tally, report.about)} |\n`;
  });
  return {
    before: '\n| tenant | add | change | delete | adopt | risk |\n|---|---|---|---|---|---|\n',
    blocks: reports.length === 1 && reports[0]?.about === 'check' ? [] : rows.map((row) => () => row),
    after: '\n',
    priority: 0,
    share: 1,
    leftOut: (left) => `\n… ${counted(left, 'tenant')} more: see ${whole}.\n`,
  };
}

function tenantBody(report: Report, whole: string, budget: number, isFolded: boolean): string {
  const summary = `${markdownName(report.plan.tenant.name)}: ${changeWords(tallyOf(report), report.about)}`;
  const [open, close] = isFolded ? [`<details>\n<summary>${summary}</summary>\n`, '\n</details>\n'] : ['', ''];
  const room = budget - open.length - close.length;
  const inner = withinBudget(markdownSections(report, whole), Math.max(0, room));
  return inner === '' || room <= 0 ? '' : `${open}${inner}${close}`;
}
