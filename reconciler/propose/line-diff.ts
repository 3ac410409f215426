/** Lines around a change that are shown with it. */
const around = 2;

/** What changed between two texts, as `diff -u` prints it below its header; empty where they are equal. */
export function lineDiff(before: string, after: string): readonly string[] {
  const [old, now] = [before, after].map((text) => text.replace(/\r?\n$/, '').split(/\r?\n/)) as [string[], string[]];
  const all = aligned(before === '' ? [] : old, after === '' ? [] : now);
  const near = all.map((_, at) =>
    all.slice(Math.max(0, at - around), at + around + 1).some(({ sign }) => sign !== ' '),
  );
  return all.flatMap(({ sign, line }, at) => {
    if (near[at] !== true) return [];
    const isFirst = near[at - 1] !== true;
    return [
      ...(isFirst ? [`@@ line ${all.slice(0, at).filter((each) => each.sign !== '+').length + 1} @@`] : []),
      `${sign}${line}`,
    ];
  });
}

interface Aligned {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** A longest common subsequence; what both begin and end with costs nothing. */
function aligned(old: readonly string[], now: readonly string[]): readonly Aligned[] {
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const same = (lines: readonly string[]) => lines.map((line): Aligned => ({ sign: ' ', line }));
  return [
    ...same(old.slice(0, start)),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...same(old.slice(old.length - end)),
  ];
}

function between(old: readonly string[], now: readonly string[]): readonly Aligned[] {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const result: Aligned[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const isSame = row < old.length && column < now.length && old[row] === now[column];
    const isOld = !isSame && (column >= now.length || (row < old.length && at(row + 1, column) >= at(row, column + 1)));
    result.push({ sign: isSame ? ' ' : isOld ? '-' : '+', line: (isSame || isOld ? old[row] : now[column]) ?? '' });
    if (isSame || isOld) row += 1;
    if (isSame || !isOld) column += 1;
  }
  return result;
}
