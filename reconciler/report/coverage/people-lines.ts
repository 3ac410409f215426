import type { CoverageRow, CoverageVerdict } from '../../../schemas/coverage.ts';

/** Worst first: what a cell of the picture shows where several policies are about the same people. */
const order: readonly CoverageVerdict[] = ['hole', 'unknown', 'partly', 'reached'];

/** The rows of the policies that are not switched off, by the people they are about; the worst people first. */
export function peopleLines(rows: readonly CoverageRow[]): readonly (readonly CoverageRow[])[] {
  const people = new Map<string, CoverageRow[]>();
  for (const row of rows.filter(({ policy }) => policy.state !== 'disabled')) {
    const key = `${row.people.kind} ${row.people.name}`;
    people.set(key, [...(people.get(key) ?? []), row]);
  }
  return [...people.values()].toSorted((left, right) => rank(left) - rank(right));
}

/** The worst of some rows; undefined where there are none. */
export function worstOf(rows: readonly CoverageRow[]): CoverageRow | undefined {
  return rows.toSorted((left, right) => place(left) - place(right))[0];
}

function place({ verdict, consequence }: CoverageRow): number {
  return order.indexOf(verdict) + (consequence === 'otherControl' && verdict === 'hole' ? 1.5 : 0);
}

function rank(rows: readonly CoverageRow[]): number {
  return Math.min(...rows.map(place));
}
