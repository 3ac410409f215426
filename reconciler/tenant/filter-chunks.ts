/** At most this many values in one `in (…)` filter (Microsoft docs: filter-query-parameter, directory objects, 2024). */
const valuesPerFilter = 15;

/** Values in portions that fit one filter. */
export function filterChunks(values: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(values.length / valuesPerFilter);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * valuesPerFilter, (index + 1) * valuesPerFilter),
  );
}
