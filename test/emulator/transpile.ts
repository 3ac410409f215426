import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
};

/**
 * The emulator as JavaScript in a folder of this process, for a child process that must not share ours. Inside the project, so that
 * packages are found. Returns the path of the module that starts an emulator, and a way to remove the folder.
 */
export function transpileEmulator(): { readonly main: string; remove(): void } {
  const target = join('test-output', `emulator-${process.pid}`);
  for (const file of [...sources('schemas'), ...sources('reconciler/emulator')]) {
    const output = join(target, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText);
  }
  const main = join(process.cwd(), target, 'reconciler/emulator/emulator.js');
  return { main, remove: () => rmSync(target, { recursive: true, force: true }) };
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}
