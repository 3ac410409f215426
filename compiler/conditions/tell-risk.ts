import { tellList } from '../../schemas/telling/tell-list.ts';
import type { Telling } from '../../schemas/telling/telling.ts';

/** A condition on levels of risk: whom it finds risky is covered, and everybody where it says nothing. */
export function tellRisk(property: string, noun: string, levels: readonly string[]): Telling {
  return tellList(`/conditions/${property}`, {
    participle: 'covered',
    more: 'tighter',
    words: Object.fromEntries(levels.map((level) => [level, `${level} ${noun}`])),
    all: { wire: 'all', words: `every ${noun}` },
    isNarrowing: true,
  });
}
