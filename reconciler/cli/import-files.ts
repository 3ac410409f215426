import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundObject } from '../../compiler/graph-json/read-graph-json.ts';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';
import { tenantSettingsName, writeTenantSettings } from '../../compiler/tenant-settings.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { UsageError } from '../usage-error.ts';
import { fileBesideObjects } from './file-beside-objects.ts';
import type { Output } from './output.ts';

/** Imports files of Graph JSON, and every `.json` file below folders. Throws UsageError for a path that is not there. */
export async function importFiles(paths: readonly string[], output: Output): Promise<Imported> {
  const objects: FoundObject[] = [];
  let settings: FoundSettings | undefined;
  for (const path of paths) {
    for (const file of await jsonFilesAt(path)) {
      output.progress(`reading ${file}`);
      const bytes = await readFile(file);
      const beside = fileBesideObjects(bytes);
      if (beside?.holds === 'manifest') continue;
      // A second file of settings may say something else, and there is one tenant: it is refused as the object it is.
      if (beside !== undefined && settings === undefined) settings = { file, members: beside.settings };
      else objects.push(...readGraphJson({ file: file.replaceAll('\\', '/'), bytes }).objects);
    }
  }
  const members = settings === undefined ? {} : writeTenantSettings(settings.members);
  const imported = importObjects({
    objects,
    settings: { defaults: { rollout: 'reportOnly' }, ...members },
    tenant: { name: 'default', id: 'default' },
  });
  return settings === undefined ? imported : { ...imported, rows: [...imported.rows, rowOf(settings)] };
}

interface FoundSettings {
  readonly file: string;
  readonly members: JsonObject;
}

function rowOf({ file, members }: FoundSettings): Imported['rows'][number] {
  const found: FoundObject = {
    file: file.replaceAll('\\', '/'),
    collection: undefined,
    kind: 'deviceManagementSettings',
    type: 'deviceManagementSettings',
    body: { settings: members },
    findings: [],
    refused: false,
    isWhole: true,
  };
  return { found, status: 'lifted', name: tenantSettingsName, findings: [] };
}

/** In the order of their names, so that the same input gives the same project. Hidden folders are passed over. */
async function jsonFilesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`there is no \`${path}\``, 'name a file or folder of Graph JSON');
  if (!found.isDirectory()) return [path];
  const entries = (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map((entry): Promise<readonly string[]> | readonly string[] => {
        const inner = join(path, entry.name);
        if (entry.isDirectory()) return jsonFilesAt(inner);
        return entry.isFile() && /\.json$/i.test(entry.name) ? [inner] : [];
      }),
  );
  return nested.flat();
}
