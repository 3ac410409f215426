import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';

/** One object set (or, with null, removed) in one collection. */
export interface Change {
  readonly collection: string;
  readonly id: string;
  readonly value: JsonObject | null;
}

/** The store file cannot be used: it is damaged in its middle, or cannot be opened. */
export class JournalFileError extends Error {
  override readonly name = 'JournalFileError';
}

/**
 * An append-only file of JSON lines, one commit per line. A commit is on disk when `append` returns. A torn last line is a
 * commit nobody was told about and is dropped; a damaged line before the last means that something else wrote to the file.
 */
export class JournalFile {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /**
   * Reads what the file holds and rewrites it as one line per live object, so that it does not grow for ever.
   * Throws JournalFileError for a damaged file; the file is then left as it is.
   */
  static open(path: string): { readonly file: JournalFile; readonly changes: readonly Change[] } {
    const changes = compact(existsSync(path) ? readCommits(path) : []);
    const temporary = `${path}.compacting`;
    const rewritten = openSync(temporary, 'w', 0o600);
    for (const change of changes) writeSync(rewritten, `${JSON.stringify([change])}\n`);
    fsyncSync(rewritten);
    closeSync(rewritten);
    renameSync(temporary, path);
    syncFolder(dirname(path));
    return { file: new JournalFile(openSync(path, 'a')), changes };
  }

  /** Writes one commit and waits for the disk. */
  append(changes: readonly Change[]): void {
    const line = Buffer.from(`${JSON.stringify(changes)}\n`);
    for (let written = 0; written < line.length; ) {
      written += writeSync(this.#descriptor, line, written);
    }
    fsyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function readCommits(path: string): readonly Change[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const changes: Change[] = [];
  lines.forEach((line, index) => {
    if (line === '') return;
    const commit = parseCommit(line);
    // Without its line end even a line that parses was never acknowledged; only the last line can lack one.
    const torn = index === lines.length - 1;
    if (commit === undefined && !torn) {
      throw new JournalFileError(
        `line ${index + 1} of ${path} is damaged; restore the file or delete it to start anew`,
      );
    }
    if (commit !== undefined && !torn) changes.push(...commit);
  });
  return changes;
}

function parseCommit(line: string): readonly Change[] | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return Array.isArray(parsed) && parsed.every(isChange) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isChange(value: unknown): value is Change {
  return (
    isJsonObject(value) &&
    typeof value.collection === 'string' &&
    typeof value.id === 'string' &&
    (value.value === null || isJsonObject(value.value))
  );
}

/** The last word on each object, in the order in which the objects first appeared. */
function compact(changes: readonly Change[]): readonly Change[] {
  const latest = new Map<string, Change>();
  for (const change of changes) {
    const key = JSON.stringify([change.collection, change.id]);
    if (change.value === null) latest.delete(key);
    else latest.set(key, change);
  }
  return [...latest.values()];
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
