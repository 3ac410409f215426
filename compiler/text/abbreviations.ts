/** The candidates a name is short for: word by word the beginning of theirs, as `Global Admin` is of `Global Administrator`. */
export function abbreviationsOf(name: string, candidates: readonly string[], limit = 3): readonly string[] {
  const parts = wordsOf(name);
  const isShortFor = (candidate: string) => {
    const words = wordsOf(candidate);
    return parts.length > 0 && words.length === parts.length && parts.every((part, at) => words[at]?.startsWith(part));
  };
  return candidates.filter(isShortFor).slice(0, limit);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
}
