const longestQuote = 60;

/** The user's own words in backticks for a message: on one line, and cut when long, since a key may fill the whole file. */
export function quote(words: string): string {
  const characters = [...words.slice(0, 2 * longestQuote + 2).replace(/\s+/g, ' ')];
  const shortened =
    characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : characters.join('');
  return `\`${shortened}\``;
}
