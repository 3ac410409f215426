/** A part of a report that is whole in itself, and can be left out as a whole. Made when there is room for it, and not before. */
export type Block = () => string;

/** Blocks of one sort, worst first. */
export interface Section {
  readonly before: string;
  readonly blocks: readonly Block[];
  readonly after: string;
  /** Which section is filled first; the lowest number. Sections are written in the order they are given. */
  readonly priority: number;
  /** The most of the room left that this section may take, from 0 to 1. */
  readonly share: number;
  /** What is said where `left` blocks had no room. */
  leftOut(left: number): string;
}

/**
 * The sections within a budget: those of most weight are filled first, each block by block until the next has no room. Nothing is ever
 * cut in the middle, and every section says how many of its blocks are left out. A section without room for even that is dropped.
 */
export function withinBudget(
  sections: readonly Section[],
  budget: number,
  measure: (text: string) => number = (text) => text.length,
): string {
  const texts = new Map<Section, string>();
  let room = budget;
  for (const section of sections.toSorted((left, right) => left.priority - right.priority)) {
    const text = filled(section, Math.floor(room * section.share), measure);
    if (text === undefined) continue;
    texts.set(section, text);
    room -= measure(text);
  }
  return sections.map((section) => texts.get(section) ?? '').join('');
}

function filled(section: Section, room: number, measure: (text: string) => number): string | undefined {
  const { before, blocks, after } = section;
  if (blocks.length === 0) return '';
  const all = measure(before) + measure(after);
  const note = measure(section.leftOut(blocks.length));
  const taken: string[] = [];
  let used = all;
  for (const [at, block] of blocks.entries()) {
    const text = block();
    const size = measure(text);
    const isLast = at === blocks.length - 1;
    if (used + size + (isLast ? 0 : note) > room) break;
    used += size;
    taken.push(text);
  }
  const left = blocks.length - taken.length;
  if (left > 0 && used + note > room) return undefined;
  return [before, ...taken, ...(left > 0 ? [section.leftOut(left)] : []), after].join('');
}
