import type { SourceText } from '../../compiler/text/source-text.ts';

/** A file of the project that a proposal changes; without bytes one that goes. */
export interface ChangedFile {
  /** From the project file's folder, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array | undefined;
}

export function changedFiles(before: readonly SourceText[], after: readonly SourceText[]): readonly ChangedFile[] {
  const [old, now] = [before, after].map((files) => new Map(files.map(({ file, bytes }) => [file, bytes])));
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted();
  return names.flatMap((file) => {
    const [was, is] = [old?.get(file), now?.get(file)];
    return was !== undefined && is !== undefined && Buffer.compare(was, is) === 0 ? [] : [{ file, bytes: is }];
  });
}
