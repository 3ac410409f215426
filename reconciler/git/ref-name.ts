import { SourceError } from '../ports.ts';

/** Letters, digits and what branch names hold, also `HEAD~1`, `v1^{commit}` and `main@{1}`; no path (`:`), range (`..`) or option. */
const revision = /^[\p{L}\p{N}_@][\p{L}\p{N}_./@{}^~+#=-]*$/u;
/** What `git check-ref-format` lets be the name of a branch or tag, without what only a shell needs. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_./@+#=-]*$/u;
const commitId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Throws SourceError for a text that is no revision of a working folder. It becomes an argument of git. */
export function assertRevision(ref: string): void {
  if (revision.test(ref) && !ref.includes('..') && !ref.includes('//')) return;
  throw unusable(ref);
}

/** Throws SourceError for a text that is no branch, tag or full commit id: a remote is asked for nothing else. */
export function assertRemoteRef(ref: string): void {
  const isName = plainName.test(ref) && !ref.includes('..') && !ref.includes('//') && !ref.includes('@{');
  if (!isName || ref.endsWith('.lock') || ref.endsWith('/')) throw unusable(ref);
}

/** A full id, of SHA-1 or SHA-256. */
export function isCommitId(text: string): boolean {
  return commitId.test(text);
}

function unusable(ref: string): SourceError {
  return new SourceError(
    'missing',
    `\`${ref}\` is no name of a branch, tag or commit`,
    'write a branch, a tag or the id of a commit, such as `main`, `v1.2` or `4f2a91c…`',
  );
}
