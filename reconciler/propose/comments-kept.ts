import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import type { Candidate } from './candidates.ts';
import { layoutOf } from './yaml/layout.ts';

/**
 * True when every comment on a line of its own is still there, to the byte. What stands behind a value that goes may go with it, and
 * a document that goes takes its own comments along.
 */
export function commentsKept(
  before: readonly SourceText[],
  after: readonly SourceText[],
  candidate: Candidate,
): boolean {
  const touched = new Set(candidate.filter(({ does }) => does !== 'remove').map(({ file }) => file));
  return before
    .filter(({ file }) => touched.has(file))
    .every((source) => {
      const left = commentsIn(after.find(({ file }) => file === source.file));
      return commentsIn(source).every((comment) => {
        const at = left.indexOf(comment);
        if (at !== -1) left.splice(at, 1);
        return at !== -1;
      });
    });
}

function commentsIn(source: SourceText | undefined): string[] {
  const decoded = source === undefined ? undefined : decodeSource(source);
  if (decoded === undefined || !('text' in decoded)) return [];
  return layoutOf(decoded.text)
    .comments.filter(({ isAlone }) => isAlone)
    .map(({ text }) => text);
}
