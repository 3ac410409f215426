/** The beginning of an answer in one printable line: control characters could rewrite the reader's terminal. */
export function excerptOf(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
