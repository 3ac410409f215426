/** What the operating system refused, in words; its own names for it mean nothing to most people (Node: errors.html#common-system-errors). */
const explanations: Readonly<Record<string, { readonly what: string; readonly help: string }>> = {
  EADDRINUSE: { what: 'another program listens on this port', help: 'name another `--port`, or end that program' },
  EACCES: { what: 'this user may not do that', help: 'check the permissions, or name another place' },
  EPERM: { what: 'this user may not do that', help: 'check the permissions, or name another place' },
  ENOENT: { what: 'there is no such file or folder', help: 'check the spelling, or make the folder first' },
  ENOTDIR: { what: 'a part of the path is a file, not a folder', help: 'name a folder' },
  EISDIR: { what: 'it is a folder, not a file', help: 'name a file in it' },
  EEXIST: { what: 'there is a file of this name already', help: 'name another place' },
  EROFS: { what: 'the disk cannot be written to', help: 'name another place' },
  ENOSPC: { what: 'the disk is full', help: 'make room, and run again' },
  EMFILE: { what: 'too many files are open', help: 'raise the limit for open files, and run again' },
};

/** An error of the operating system in a user's words; undefined for anything else. */
export function explainSystemError(
  error: unknown,
):
  | { readonly message: string; readonly help: string }
  | { readonly message: string; readonly help?: never }
  | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const known = explanations[error.code];
  if (known === undefined) return { message: error.message };
  const where = placeOf(error);
  return { message: `${where === undefined ? '' : `${where}: `}${known.what} (${error.code})`, help: known.help };
}

function placeOf(error: Error): string | undefined {
  if ('path' in error && typeof error.path === 'string') return `\`${error.path}\``;
  if ('address' in error && 'port' in error) return `\`${String(error.address)}:${String(error.port)}\``;
  return undefined;
}
