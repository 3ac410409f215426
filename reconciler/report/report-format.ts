import type { Actor } from '../../schemas/actor.ts';
import type { Plan } from '../../schemas/plan.ts';
import type { CoverageReport } from './coverage/coverage-report.ts';

/**
 * What a report is about: a plan; drift, which is a plan read the other way: what the tenant has that git does not say; or a check of
 * the files alone, whose plan holds findings and nothing else.
 */
export interface Report {
  readonly about: 'plan' | 'drift' | 'check';
  readonly plan: Plan;
  /** Who changed an object last, by `kind/name`, or by id for objects that are not ours. */
  readonly actors: ReadonlyMap<string, Actor>;
  /** Where the project is below the root of its repository, e.g. `entra/`: what a CI system shows is relative to the root. */
  readonly folder?: string;
  /** How the command ended, where that is known already. */
  readonly exitCode?: number;
  /** Whom the policies reach, where a page is to show it. */
  readonly coverage?: CoverageReport;
}

/** One output format. Add one by adding a file here and a line in `index.ts`. */
export interface ReportFormat {
  readonly name: string;
  render(report: Report): string;
}
