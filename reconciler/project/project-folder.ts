import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Project, projectFileName, projectSchema } from '../../compiler/project.ts';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import { UsageError } from '../usage-error.ts';
import { findDocuments } from './find-documents.ts';

/** A project as it lies on disk. */
export interface ProjectFolder {
  /** Absolute path. */
  readonly root: string;
  /** The project file and every document file, in no particular order. */
  readonly files: readonly SourceText[];
  /** What the project file says, as far as it can be read; the compiler reports the rest. */
  readonly settings: Project;
}

const largestTotal = 50 * 1024 * 1024;

/** The project one stands in, or undefined where there is none. */
export async function openProjectIfAny(directory: string | undefined): Promise<ProjectFolder | undefined> {
  return rootAbove(resolve(directory ?? '.')) === undefined ? undefined : openProject(directory);
}

/** The folder of the project one stands in, read or not. */
export function projectRoot(directory: string | undefined): string | undefined {
  return rootAbove(resolve(directory ?? '.'));
}

/** Finds the project file from a folder upwards and reads the project. Throws UsageError where there is none. */
export async function openProject(directory: string | undefined): Promise<ProjectFolder> {
  const start = resolve(directory ?? '.');
  const root = findRoot(start);
  const projectFile = await readSource(root, join(root, projectFileName));
  const settings = settingsOf(projectFile);
  // Files are named by their way from the root, which holds only when both are real: the project may itself be reached by a link.
  const realRoot = await realpath(root);
  const paths = await findDocuments(realRoot, settings.documents ?? ['.']);
  const files = await Promise.all(paths.map((path) => readSource(realRoot, path)));
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > largestTotal) {
    throw new UsageError(
      'the project holds more than 50 MiB of documents',
      'name the folders that hold documents under `documents` in gatewright.yaml',
    );
  }
  return { root, files: [projectFile, ...files], settings };
}

function rootAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, projectFileName))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function findRoot(start: string): string {
  const root = rootAbove(start);
  if (root !== undefined) return root;
  throw new UsageError(
    `there is no ${projectFileName} in \`${start}\` or above it`,
    'change into a project, name one with `-C DIR`, or make one with `gatewright init`',
  );
}

function settingsOf(file: SourceText): Project {
  const decoded = decodeSource(file);
  const value = 'text' in decoded ? parseYaml(file.file, decoded.text).documents[0]?.value : undefined;
  const result = projectSchema.safeParse(value);
  return result.success ? result.data : { version: 1 };
}

async function readSource(root: string, path: string): Promise<SourceText> {
  return { file: relative(root, path).split(sep).join('/'), bytes: await readFile(path) };
}
