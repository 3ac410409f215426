import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { editorSchemas } from '../../compiler/editor-schema.ts';
import type { Imported } from '../../compiler/import/import-objects.ts';
import { projectFileName } from '../../compiler/project.ts';
import { UsageError } from '../usage-error.ts';
import { gitIgnore } from './start-project.ts';

/** Throws UsageError where a project is already: an import never overwrites what somebody may have edited since. */
export async function assertNoProject(folder: string): Promise<void> {
  if (existsSync(join(folder, projectFileName))) {
    throw new UsageError(
      `\`${folder}\` holds a project already`,
      'import into an empty folder, and move over what you want to keep',
    );
  }
}

/** Writes an imported project: documents, bindings, editor schemas. The project file comes last, so that half a project is none. */
export async function writeImported(folder: string, { files, bindings, tenant }: Imported): Promise<void> {
  const texts = new Map<string, string>([
    ...files.filter(({ path }) => path !== projectFileName).map(({ path, text }) => [path, text] as const),
    ...Object.entries(editorSchemas()).map(([name, text]) => [`.schema/${name}`, text] as const),
    [`bindings/${tenant}.json`, `${JSON.stringify(bindings, null, 2)}\n`],
    ...(existsSync(join(folder, '.gitignore')) ? [] : [['.gitignore', gitIgnore] as const]),
    ...files.filter(({ path }) => path === projectFileName).map(({ path, text }) => [path, text] as const),
  ]);
  for (const [path, text] of texts) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
