import { counted } from '../../compiler/text/counted.ts';
import type { Effect } from '../../schemas/telling/telling.ts';
import type { Report } from './report-format.ts';
import { reportSentences } from './sentences.ts';

/** How much of what a report tells. */
export interface Tally {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly adopt: number;
  readonly release: number;
  readonly unmanaged: number;
  readonly waived: number;
  readonly errors: number;
  readonly warnings: number;
  /** Objects at least one sentence says this of. */
  readonly looser: number;
  readonly mixed: number;
}

export function tallyOf(report: Report): Tally {
  const { plan } = report;
  const actions = (action: string) => plan.changes.filter((change) => change.action === action).length;
  const severities = (severity: string) => plan.findings.filter((finding) => finding.severity === severity).length;
  const sentences = reportSentences(report);
  const effects = (effect: Effect) =>
    new Set(sentences.filter((sentence) => sentence.effect === effect).map(({ object }) => object)).size;
  return {
    create: actions('create'),
    update: actions('update'),
    delete: actions('delete'),
    adopt: actions('adopt'),
    release: plan.releases.length,
    unmanaged: plan.unmanaged.length,
    waived: plan.waived.length,
    errors: severities('error'),
    warnings: severities('warning'),
    looser: effects('looser'),
    mixed: effects('mixed'),
  };
}

/** `1 to add, 2 to change, 1 to delete`, or what drifted; what there is none of is not mentioned. */
export function changeWords(tally: Tally, about: Report['about']): string {
  const isDrift = about === 'drift';
  const parts = [
    [tally.create, isDrift ? 'missing' : 'to add'],
    [tally.update, isDrift ? 'changed' : 'to change'],
    [tally.delete, isDrift ? 'no longer declared' : 'to delete'],
    [tally.adopt, 'to adopt'],
    [tally.release, 'to release'],
    [isDrift ? tally.unmanaged : 0, 'not ours'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return told.length === 0 ? (isDrift ? 'no drift' : 'no changes') : told.join(', ');
}

/** What a reviewer has to look at: `2 loosen protection, 1 error`. */
export function riskWords(tally: Tally, about: Report['about']): string {
  const was = about === 'drift' ? 'loosened' : tally.looser === 1 ? 'loosens' : 'loosen';
  const parts = [
    ...(tally.looser > 0 ? [`${counted(tally.looser, 'object')} ${was} protection`] : []),
    ...(tally.errors > 0 ? [counted(tally.errors, 'error')] : []),
    ...(tally.warnings > 0 ? [counted(tally.warnings, 'warning')] : []),
    ...(tally.waived > 0 ? [`${tally.waived} waived`] : []),
  ];
  return parts.join(', ');
}
