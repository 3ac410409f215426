import type { Coverage, CoverageRow, CoverageVerdict } from '../../../schemas/coverage.ts';
import type { Finding } from '../../../schemas/finding.ts';

/** What is told of coverage: of the files of a project, of a live tenant, or of a snapshot of one. */
export interface CoverageReport {
  readonly about: 'project' | 'tenant' | 'snapshot';
  /** The folder, the tenant's name or the file. */
  readonly name: string;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}

/** How many rows came to what. */
export interface CoverageSummary {
  readonly rows: number;
  readonly reached: number;
  readonly partly: number;
  readonly unknown: number;
  readonly unchecked: number;
  readonly lockedOut: number;
  /** Holes with another way in. */
  readonly otherControl: number;
}

export function summaryOf({ rows }: Coverage): CoverageSummary {
  const count = (verdict: CoverageVerdict) => rows.filter((row) => row.verdict === verdict).length;
  const holes = (consequence: CoverageRow['consequence']) =>
    rows.filter((row) => row.verdict === 'hole' && row.consequence === consequence).length;
  return {
    rows: rows.length,
    reached: count('reached'),
    partly: count('partly'),
    unknown: count('unknown'),
    unchecked: holes('unchecked'),
    lockedOut: holes('lockedOut'),
    otherControl: holes('otherControl'),
  };
}
