import { renderFinding } from '../../compiler/text/frame.ts';
import type { SourceText } from '../../compiler/text/source-text.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Output } from './output.ts';
import { textsOf } from './print-findings.ts';
import { type ReportTarget, readReportTargets, writeTexts } from './write-reports.ts';

/** Formats in which a command that only reads files reports: there is no plan to render. */
const formats = ['text', 'json'];

/** The `--report` options of such a command. Throws UsageError as for a plan. */
export function readFindingTargets(wanted: readonly string[]): Promise<readonly ReportTarget[]> {
  return readReportTargets(wanted, formats);
}

/** Writes what a command found: as it prints it, without colour, or as its `--json` document. */
export function writeFindingReports(
  targets: readonly ReportTarget[],
  told: {
    readonly findings: readonly Finding[];
    readonly files: readonly SourceText[];
    readonly summary: string;
    readonly document: object;
  },
  output: Output,
): Promise<void> {
  const textOf = textsOf(told.files);
  const text = () => [...told.findings.map((finding) => renderFinding(finding, textOf)), told.summary].join('\n\n');
  return writeTexts(targets, { text, json: () => JSON.stringify(told.document, null, 2) }, output);
}
