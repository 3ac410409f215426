import { renderFinding } from '../../compiler/text/frame.ts';
import type { SourceText } from '../../compiler/text/source-text.ts';
import type { Finding } from '../../schemas/finding.ts';
import { reportFormats } from '../report/index.ts';
import type { Report } from '../report/report-format.ts';
import type { Output } from './output.ts';
import { textsOf } from './print-findings.ts';
import { type ReportTarget, readReportTargets, writeTexts } from './write-reports.ts';

/** Formats of findings as such a command prints them; the others render them as a plan that does nothing. */
const own = ['text', 'json'];

/** The `--report` options of such a command. Throws UsageError as for a plan. */
export function readFindingTargets(wanted: readonly string[], withPlan?: boolean): Promise<readonly ReportTarget[]> {
  return readReportTargets(wanted, withPlan === true ? undefined : own);
}

/** Writes what a command found: as it prints it, without colour, or as its `--json` document. */
export function writeFindingReports(
  targets: readonly ReportTarget[],
  told: {
    readonly findings: readonly Finding[];
    readonly files: readonly SourceText[];
    readonly summary: string;
    readonly document: object;
    /** The findings as a report, where every format may be asked for. */
    readonly report?: Report;
  },
  output: Output,
): Promise<void> {
  const textOf = textsOf(told.files);
  const text = () => [...told.findings.map((finding) => renderFinding(finding, textOf)), told.summary].join('\n\n');
  const { report } = told;
  const others =
    report === undefined ? [] : reportFormats.map(({ name, render }) => [name, () => render(report)] as const);
  const texts = { ...Object.fromEntries(others), text, json: () => JSON.stringify(told.document, null, 2) };
  return writeTexts(targets, texts, output);
}
