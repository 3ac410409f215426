import { type Atom, everyone } from './atom.ts';
import type { Clauses } from './clauses.ts';
import type { Lock } from './lock.ts';

/** Whoever is in `inner` is in `outer`: what a project says of membership, by the keys of atoms. */
export interface Containment {
  readonly inner: string;
  readonly outer: string;
}

/** Questions about every directory there could be, given what is said of it. */
export class DirectoryLogic {
  readonly #inner = new Map<string, string[]>();
  readonly #outer = new Map<string, string[]>();

  constructor(containments: readonly Containment[]) {
    for (const { inner, outer } of containments) {
      this.#inner.set(outer, [...(this.#inner.get(outer) ?? []), inner]);
      this.#outer.set(inner, [...(this.#outer.get(inner) ?? []), outer]);
    }
  }

  isNobody(people: Atom, excluded: ReadonlySet<string>): boolean {
    return !this.#isPossible([people.key], (key) => excluded.has(key));
  }

  /** Whether the lock speaks of all the people, exclusions aside. */
  includes(people: Atom, lock: Lock): boolean {
    const within = this.#closure([people.key]);
    return lock.include.some(({ atom }) => atom.key === everyone.key || within.has(atom.key));
  }

  /** Whether in some directory the lock reaches one of the people. */
  mayReach(people: Atom, excluded: ReadonlySet<string>, lock: Lock): boolean {
    const isForbidden = (key: string) =>
      excluded.has(key) || lock.exclude.some(({ atom, filtered }) => !filtered && atom.key === key);
    return lock.include.some(({ atom }) => this.#isPossible([people.key, atom.key], isForbidden));
  }

  /** Whether in some directory one of the people is outside all clauses. */
  somebodyOutside(people: Atom, excluded: ReadonlySet<string>, clauses: Clauses): boolean {
    const gone = new Set<string>();
    const count = clauses.counter();
    const waiting = [...excluded, ...clauses.decided];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (key === everyone.key || key === people.key) return false;
      if (gone.has(key)) continue;
      gone.add(key);
      waiting.push(...(this.#inner.get(key) ?? []), ...count(key));
    }
    return true;
  }

  #isPossible(keys: readonly string[], isForbidden: (key: string) => boolean): boolean {
    if (isForbidden(everyone.key)) return false;
    const all = this.#outer.size === 0 ? keys : [...this.#closure(keys)];
    return !all.some(isForbidden);
  }

  #closure(keys: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    const waiting = [...keys];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (found.has(key)) continue;
      found.add(key);
      waiting.push(...(this.#outer.get(key) ?? []));
    }
    return found;
  }
}
