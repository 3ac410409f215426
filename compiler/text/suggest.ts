const longestWord = 100;

/**
 * The candidates a misspelt word may have meant, nearest first and at most `limit`. A candidate that differs only in case
 * and separators (`compliant-device`, `compliantDevice`) comes first; others may differ by a third of the word's letters,
 * where a letter added, left out, replaced or swapped with its neighbour counts one. Equally near ones keep their order.
 */
export function suggest(word: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const letters = lettersOf(word);
  if (letters.length === 0 || letters.length > longestWord) return [];
  const tolerance = Math.max(1, Math.floor(letters.length / 3));
  const near: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const distance = editDistance(letters, lettersOf(candidate), tolerance);
    // One letter of a word of one or two is no resemblance.
    if (candidate !== word && distance <= tolerance && distance < letters.length) near.push({ candidate, distance });
  }
  return near
    .sort((left, right) => left.distance - right.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** "did you mean `x`?" or "did you mean `x`, `y` or `z`?" for a finding's help; undefined when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const quoted = suggest(word, candidates).map((candidate) => `\`${candidate}\``);
  const last = quoted.pop();
  if (last === undefined) return undefined;
  return quoted.length === 0 ? `did you mean ${last}?` : `did you mean ${quoted.join(', ')} or ${last}?`;
}

/**
 * The candidates a word is so near to that it is taken for a misspelling of them: the same letters, one letter off, or two in a
 * word of eight and more. Stricter than `suggest`, because names that are merely alike are often both right.
 */
export function likelyTypos(word: string, candidates: Iterable<string>): readonly string[] {
  const letters = lettersOf(word);
  const tolerance = letters.length >= 8 ? 2 : 1;
  return suggest(word, candidates).filter(
    (candidate) => editDistance(letters, lettersOf(candidate), tolerance) <= tolerance,
  );
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]+/g, '');
}

/**
 * Damerau-Levenshtein distance in the restricted form (no part is edited twice), by three rows of the usual table.
 * Anything above `tolerance` is only known to be above it.
 */
function editDistance(from: string, to: string, tolerance: number): number {
  if (Math.abs(from.length - to.length) > tolerance) return tolerance + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isEqual = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (isEqual ? 0 : 1),
        isSwap ? cell(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return cell(last, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
