import { type FilterOperator, filterOperators } from './filter-rule.ts';

/** What rules of one kind of filter may be made of, within the grammar all of them share. */
export interface FilterDialect {
  readonly operators: readonly FilterOperator[];
  /** `-not` before a comparison or a parenthesis. */
  readonly negates: boolean;
  /** Versions such as `10.0.22631` as values, without quotes. */
  readonly versions: boolean;
  readonly nulls: readonly string[];
}

/** Filters of Conditional Access (Microsoft docs: concept-condition-filters-for-devices, 2025). */
export const policyDialect: FilterDialect = {
  operators: filterOperators,
  negates: true,
  versions: false,
  nulls: ['null'],
};

/** Filters of Intune's assignments (Microsoft docs: filters-device-properties, 2025-03). */
export const assignmentDialect: FilterDialect = {
  operators: ['eq', 'ne', 'startsWith', 'contains', 'notContains', 'in', 'notIn', 'gt', 'ge', 'lt', 'le'],
  negates: false,
  versions: true,
  nulls: ['null', '$null'],
};
