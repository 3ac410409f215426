import type { FilterRange } from './filter-rule.ts';

/** What is wrong with the text of a rule, in the style of a finding, and where in the text. */
export interface FilterProblem {
  readonly message: string;
  readonly help: string;
  readonly range: FilterRange;
}

/** Carries a problem out of the parser; `parseFilter` gives it back as a value, so nobody else meets it. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
  readonly problem: FilterProblem;

  constructor(problem: FilterProblem) {
    super(problem.message);
    this.problem = problem;
  }
}
