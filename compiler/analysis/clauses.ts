import type { Lock, Target } from './lock.ts';

type Reading = 'all' | 'unfiltered';

/**
 * Locks as logic sees them: whoever is in one of the sets a lock includes is reached, unless in one it excludes. Made once, asked often,
 * so the sets lead to their clauses directly.
 */
export class Clauses {
  /** Sets that nobody outside all clauses can be in: those that a clause without exclusions includes. */
  readonly decided: readonly string[];
  /** How many exclusions each of the other clauses has. */
  readonly #exclusions: Uint16Array;
  readonly #included: (readonly string[])[] = [];
  readonly #holders = new Map<string, number[]>();

  constructor(locks: readonly Lock[], reading: { readonly include: Reading; readonly exclude: Reading }) {
    const decided = new Set<string>();
    const counts: number[] = [];
    for (const lock of locks) {
      const included = keysOf(lock.include, reading.include);
      const excluded = keysOf(lock.exclude, reading.exclude);
      if (excluded.length === 0) for (const key of included) decided.add(key);
      else {
        for (const key of excluded) this.#holders.set(key, [...(this.#holders.get(key) ?? []), counts.length]);
        counts.push(excluded.length);
        this.#included.push(included);
      }
    }
    this.decided = [...decided];
    this.#exclusions = Uint16Array.from(counts);
  }

  /** Keeps count of exclusions nobody can be in; gives back the sets that are decided as well with the last one of a clause. */
  counter(): (gone: string) => readonly string[] {
    const left = this.#exclusions.slice();
    return (gone) =>
      (this.#holders.get(gone) ?? []).flatMap((index) => {
        const rest = (left[index] ?? 0) - 1;
        left[index] = rest;
        return rest === 0 ? (this.#included[index] ?? []) : [];
      });
  }
}

function keysOf(targets: readonly Target[], reading: Reading): readonly string[] {
  const read = targets.filter(({ filtered }) => reading === 'all' || !filtered);
  return [...new Set(read.map(({ atom }) => atom.key))];
}
