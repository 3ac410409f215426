import { compile } from '../../compiler/compile.ts';
import { coverageOfProject } from '../coverage-of-project.ts';
import type { Report } from '../report/report-format.ts';
import type { RunInput } from '../run.ts';
import type { ReportTarget } from './write-reports.ts';

/** A report with the picture of whom the files reach, where one of the formats shows it. Files with errors have no picture. */
export function withCoverage(
  report: Report,
  targets: readonly ReportTarget[],
  input: Pick<RunInput, 'files' | 'bindings'>,
): Report {
  if (targets.every(({ format }) => format !== 'html')) return report;
  const coverage = coverageOfProject(compile(input), report.plan.tenant.name);
  return coverage.wrong.length > 0 ? report : { ...report, coverage };
}
