import { createHash } from 'node:crypto';
import { type Compilation, compile } from '../../compiler/compile.ts';
import type { SourceText } from '../../compiler/text/source-text.ts';
import type { Bindings } from '../../schemas/bindings.ts';

interface Compiled {
  readonly files: readonly SourceText[];
  readonly bindings?: Bindings | undefined;
}

/**
 * The compiler with a memory of one: a tick on which no file changed parses nothing. By content, not by commit, because the files
 * of a working folder and the bindings of a tenant change without one.
 */
export function createCompiledOnce(): (input: Compiled) => Compilation {
  let last: { readonly key: string; readonly compilation: Compilation } | undefined;
  return (input) => {
    const key = contentKey(input);
    if (last?.key !== key) last = { key, compilation: compile(input) };
    return last.compilation;
  };
}

function contentKey({ files, bindings }: Compiled): string {
  const hash = createHash('sha256');
  for (const { file, bytes } of files.toSorted((a, b) => (a.file < b.file ? -1 : 1)))
    hash.update(`${file.length}:${file}:${bytes.length}:`).update(bytes);
  return hash.update(JSON.stringify(bindings ?? null)).digest('hex');
}
