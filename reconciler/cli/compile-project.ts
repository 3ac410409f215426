import { type Compilation, compile } from '../../compiler/compile.ts';
import type { Bindings } from '../../schemas/bindings.ts';
import { checkNotifications } from '../check-notifications.ts';
import { checkSchedule } from '../check-schedule.ts';
import { openProject, type ProjectFolder } from '../project/project-folder.ts';
import { chooseTenant, readBindings } from '../project/tenant-choice.ts';

/** Reads and compiles a project without touching a tenant. Bindings are used when one tenant is meant beyond doubt. */
export async function compileProject(
  directory: string | undefined,
  tenant: string | undefined,
): Promise<{
  readonly folder: ProjectFolder;
  readonly compilation: Compilation;
  readonly bindings: Bindings | undefined;
}> {
  const folder = await openProject(directory);
  const isOne = Object.keys(folder.settings.tenants ?? {}).length <= 1;
  const chosen = tenant !== undefined || isOne ? chooseTenant(folder, tenant) : undefined;
  const bindings = chosen === undefined ? undefined : await readBindings(folder, chosen.name, chosen.settings);
  const compilation = compile({ files: folder.files, bindings });
  const findings = [
    ...(await checkSchedule(folder.settings, folder.files)),
    ...checkNotifications(folder.settings, folder.files),
    ...compilation.findings,
  ];
  return { folder, bindings, compilation: { ...compilation, findings } };
}
