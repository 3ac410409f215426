/** GitHub takes 65,536 characters, Azure DevOps more; the rest is room for the marker. */
export const largestComment = 60_000;

/**
 * A markdown text that fits into a comment. What is too long ends between two paragraphs, outside of code and of `<details>`, and says
 * so at its beginning and its end; `elsewhere` tells where the whole of it is.
 */
export function fitComment(text: string, elsewhere: string, largest = largestComment): string {
  const whole = text.trim();
  if (whole.length <= largest) return whole;
  const blocks = blocksOf(whole);
  const note = (kept: number) =>
    `> **Too long for a comment:** ${kept} of ${blocks.length} sections are shown. ${elsewhere}`;
  const room = largest - note(blocks.length).length - 200;
  let length = 0;
  const kept = blocks.filter((block) => {
    length += block.length + 2;
    return length <= room;
  });
  const end = kept.length === 0 ? [] : [`*${blocks.length - kept.length} more sections are not shown.*`];
  return [note(kept.length), ...kept, ...end].join('\n\n');
}

/** Pieces between blank lines, where no fence and no `<details>` is open. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  let depth = 0;
  for (const line of text.split(/\r?\n/)) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (marks !== undefined) {
      if (fence === undefined) fence = marks;
      else if (marks.startsWith(fence) && line.trim() === marks) fence = undefined;
    } else if (fence === undefined) {
      depth += (line.match(/<details\b/gi)?.length ?? 0) - (line.match(/<\/details>/gi)?.length ?? 0);
    }
    if (line.trim() === '' && fence === undefined && depth <= 0) {
      if (lines.length > 0) blocks.push(lines.join('\n'));
      lines = [];
      depth = 0;
    } else lines.push(line);
  }
  return lines.length > 0 ? [...blocks, lines.join('\n')] : blocks;
}
