import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TenantSettings } from '../../compiler/project.ts';
import { type Bindings, bindingsSchema } from '../../schemas/bindings.ts';
import type { ProjectFolder } from './project-folder.ts';
import { UsageError } from './usage-error.ts';

interface ChosenTenant {
  readonly name: string;
  readonly settings: TenantSettings | undefined;
}

/** The tenant named on the command line, or the only one there is. A project without tenants serves whatever `--graph` names. */
export function chooseTenant(folder: ProjectFolder, wanted: string | undefined): ChosenTenant {
  const tenants = Object.entries(folder.settings.tenants ?? {});
  const names = tenants.map(([name]) => `\`${name}\``).join(', ');
  const [only] = tenants;
  if (wanted !== undefined) {
    const settings = folder.settings.tenants?.[wanted];
    if (settings === undefined) {
      throw new UsageError(
        `gatewright.yaml has no tenant \`${wanted}\``,
        names === '' ? 'add it under `tenants`' : `it has ${names}`,
      );
    }
    return { name: wanted, settings };
  }
  if (tenants.length > 1)
    throw new UsageError('the project has several tenants', `name one with \`--tenant\`: ${names}`);
  return only === undefined ? { name: 'default', settings: undefined } : { name: only[0], settings: only[1] };
}

/** The names resolved earlier, or undefined where there is no file. */
export async function readBindings(
  folder: ProjectFolder,
  name: string,
  settings: TenantSettings | undefined,
): Promise<Bindings | undefined> {
  const path = bindingsPath(folder, name, settings);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return bindingsSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`\`${path}\` is no bindings file`, 'delete it and run `gatewright bind`');
  }
}

export function bindingsPath(folder: ProjectFolder, name: string, settings: TenantSettings | undefined): string {
  return join(folder.root, settings?.bindings ?? `bindings/${name}.json`);
}
