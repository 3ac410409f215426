import { readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { TenantSettings } from '../../compiler/project.ts';
import { type Bindings, bindingsSchema } from '../../schemas/bindings.ts';
import { UsageError } from '../usage-error.ts';
import { isWithin } from './is-within.ts';
import type { ProjectFolder } from './project-folder.ts';

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
  const path = await bindingsPath(folder, name, settings);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return bindingsSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`\`${path}\` is no bindings file`, 'delete it and run `gatewright bind`');
  }
}

/**
 * Where the bindings of a tenant are, also before there are any. The path comes from the repository and is written to, so that it
 * must not lead out of the project, by `..` or by a link. Throws UsageError.
 */
export async function bindingsPath(
  folder: ProjectFolder,
  name: string,
  settings: TenantSettings | undefined,
): Promise<string> {
  const written = settings?.bindings ?? `bindings/${name}.json`;
  const path = resolve(folder.root, written);
  const isInside = isWithin(folder.root, path) && isWithin(await realpath(folder.root), await realPart(path));
  if (isInside) return path;
  throw new UsageError(
    `the bindings file \`${written}\` of the tenant \`${name}\` lies outside the project folder`,
    'name a file of the project under `bindings` in gatewright.yaml',
  );
}

/** The real path of the longest part of a path that exists; of a link that leads nowhere yet, that of where it leads. */
async function realPart(path: string, links = 0): Promise<string> {
  for (let part = path; ; part = dirname(part)) {
    const real = await realpath(part).catch(() => undefined);
    if (real !== undefined || part === dirname(part)) return real ?? part;
    const target = await readlink(part).catch(() => undefined);
    if (target !== undefined && links < mostLinks) return realPart(resolve(dirname(part), target), links + 1);
  }
}

/** As many as Linux follows; beyond it they lead in a circle, and nothing can be written there. */
const mostLinks = 40;
