import { readFile } from 'node:fs/promises';
import { type FoundObject, type GraphJsonFile, readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { UsageError } from '../usage-error.ts';
import type { Output } from './output.ts';
import { printFindingsIn } from './print-findings.ts';

export interface ComparedFiles {
  /** What both objects are. */
  readonly kind: string;
  readonly before: FoundObject;
  readonly after: FoundObject;
}

/** The one object that each of two files holds. Throws UsageError for files that cannot be compared, having told what is wrong. */
export async function readComparedFiles(before: string, after: string, output: Output): Promise<ComparedFiles> {
  const one = await readOne(before, output);
  const other = await readOne(after, output);
  const known = [one.kind, other.kind].filter((kind) => kind !== 'unknown');
  if (new Set(known).size > 1) {
    throw new UsageError(
      `the files hold objects of two kinds: \`${before}\` one of ${one.kind}, \`${after}\` one of ${other.kind}`,
      'name two bodies of one object',
    );
  }
  return { kind: known[0] ?? 'unknown', before: one, after: other };
}

async function readOne(file: string, output: Output): Promise<FoundObject> {
  const read = readGraphJson({ file, bytes: await readFile(file) });
  const [object, ...more] = read.objects;
  if (object === undefined || more.length > 0) {
    const count = read.objects.length === 0 ? 'no object' : `${read.objects.length} objects`;
    throw new UsageError(
      `\`${file}\` holds ${count}, and one is compared with one`,
      'put each object into its own file',
    );
  }
  if (!object.isWhole) refuse(file, object, read, output);
  return object;
}

function refuse(file: string, object: FoundObject, { text }: GraphJsonFile, output: Output): never {
  const errors = object.findings.filter(({ severity }) => severity === 'error');
  printFindingsIn(errors, (name) => (name === file ? text : undefined), output);
  const place = errors.flatMap(({ span, message }) =>
    span === undefined ? [] : [`${span.start.line}:${span.start.column}: ${message}`],
  );
  throw new UsageError(`\`${file}\` cannot be compared: ${place[0] ?? 'it cannot be read'}`);
}
