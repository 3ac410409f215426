import type { Actor } from '../../schemas/actor.ts';
import type { Plan } from '../../schemas/plan.ts';

/** What a report is about: a plan, or drift, which is a plan read the other way: what the tenant has that git does not say. */
export interface Report {
  readonly about: 'plan' | 'drift';
  readonly plan: Plan;
  /** Who changed an object last, by `kind/name`, or by id for objects that are not ours. */
  readonly actors: ReadonlyMap<string, Actor>;
}

/** One output format. Add one by adding a file here and a line in `index.ts`. */
export interface ReportFormat {
  readonly name: string;
  render(report: Report): string;
}
