import { findingDocument } from '../json.ts';
import { type CoverageReport, summaryOf } from './coverage-report.ts';

/** What `coverage --json` prints. */
export function coverageJson({ about, name, coverage, findings }: CoverageReport): string {
  const { devicesWithoutPolicy, knowsPeople, rows } = coverage;
  const document = {
    formatVersion: '1.0',
    source: { kind: about, name },
    devicesWithoutPolicy: devicesWithoutPolicy ?? 'unknown',
    knowsPeople,
    summary: summaryOf(coverage),
    rows,
    findings: findings.map(findingDocument),
  };
  return JSON.stringify(document, null, 2);
}
