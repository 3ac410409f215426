import { openProjectIfAny } from '../project/project-folder.ts';
import { chooseTenant } from '../project/tenant-choice.ts';
import { UsageError } from '../usage-error.ts';
import { type Invocation, textOption } from './command.ts';

/** The tenant that `suspend` and `resume` are about. Beside the service of a remote repository there is no project to look it up in. */
export async function tenantToPause(invocation: Invocation): Promise<string> {
  const wanted = textOption(invocation, 'tenant');
  const folder = await openProjectIfAny(textOption(invocation, 'directory'));
  if (folder !== undefined) return chooseTenant(folder, wanted).name;
  if (wanted === undefined) throw new UsageError('there is no project here', 'name the tenant with `--tenant`');
  if (/^[a-z0-9][a-z0-9-]*$/.test(wanted)) return wanted;
  throw new UsageError(`\`${wanted}\` is no name for a tenant`, 'use lower-case letters, digits and `-`');
}
