import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { emit } from '../../compiler/emit.ts';
import { renderFinding } from '../../compiler/text/frame.ts';
import { hasErrors } from '../../schemas/finding.ts';
import { sourcesOf } from '../support/compile-text.ts';

/*
 * Small projects, what they compile to and what is said about them, byte for byte as a user gets it. The expected files are
 * written only with UPDATE_GOLDENS=1, so that a change in them is read by a person before it is committed.
 */
const isUpdating = process.env.UPDATE_GOLDENS === '1';
const inputs = ['gatewright.yaml', 'input.yaml'];
const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** What the project in a folder comes to, by path below `expected/`. Resources are for use only where nothing is an error. */
function outputOf(folder: string): Readonly<Record<string, string>> {
  const texts = Object.fromEntries(
    inputs.map((file) => [file, readFileSync(join(import.meta.dirname, folder, file), 'utf8')]),
  );
  const { resources, findings } = compile({ files: sourcesOf(texts) });
  const emitted = hasErrors(findings) ? [] : emit(resources, undefined);
  const told = findings.map((finding) => `${renderFinding(finding, (file) => texts[file])}\n`);
  return {
    'findings.txt': told.join('\n'),
    ...Object.fromEntries(emitted.map(({ path, text }) => [path, text])),
  };
}

function expectedIn(folder: string): Readonly<Record<string, string>> {
  const base = join(import.meta.dirname, folder, 'expected');
  if (!existsSync(base)) return {};
  const files = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(base.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

function update(folder: string): void {
  const base = join(import.meta.dirname, folder, 'expected');
  rmSync(base, { recursive: true, force: true });
  for (const [path, text] of Object.entries(outputOf(folder))) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
}

describe.each(folders)('golden %s', (folder) => {
  if (isUpdating) update(folder);

  it('compiles to the expected files and to no others', () => {
    expect(outputOf(folder)).toEqual(expectedIn(folder));
  });

  it('has nothing in its folder that is not tested', () => {
    const entries = readdirSync(join(import.meta.dirname, folder)).toSorted();
    expect(entries).toEqual(['expected', ...inputs]);
  });
});

it('there are goldens with and without errors', () => {
  const outputs = folders.map((folder) => Object.keys(outputOf(folder)).length);
  expect(outputs.filter((files) => files === 1).length).toBeGreaterThan(0);
  expect(outputs.filter((files) => files > 1).length).toBeGreaterThan(0);
});
