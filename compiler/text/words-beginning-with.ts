/** The candidates that begin with a word, letter case aside: what somebody means who left the rest away. */
export function wordsBeginningWith(word: string, candidates: readonly string[]): readonly string[] {
  const start = word.toLowerCase();
  // Three letters begin too many words.
  return start.length < 4 ? [] : candidates.filter((candidate) => candidate.toLowerCase().startsWith(start));
}
