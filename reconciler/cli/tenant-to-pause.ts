import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openProjectIfAny } from '../project/project-folder.ts';
import { chooseTenant } from '../project/tenant-choice.ts';
import { serviceFolder } from '../service/service-folder.ts';
import { UsageError } from '../usage-error.ts';
import { type Invocation, textOption } from './command.ts';
import { stateFolder } from './state-folder.ts';

/** The tenant that `suspend` and `resume` are about. Beside the service of a remote repository there is no project to look it up in. */
export async function tenantToPause(invocation: Invocation): Promise<string> {
  const wanted = textOption(invocation, 'tenant');
  const folder = await openProjectIfAny(textOption(invocation, 'directory'));
  if (folder !== undefined) return chooseTenant(folder, wanted).name;
  if (wanted === undefined) throw new UsageError('there is no project here', 'name the tenant with `--tenant`');
  if (!/^[a-z0-9][a-z0-9-]*$/.test(wanted))
    throw new UsageError(`\`${wanted}\` is no name for a tenant`, 'use lower-case letters, digits and `-`');
  await warnOfStranger(wanted, invocation);
  return wanted;
}

/** Not refused, because the service may be about to begin with it; but whoever misspelt a name believes the tenant to be left alone. */
async function warnOfStranger(wanted: string, invocation: Invocation): Promise<void> {
  const state = stateFolder(invocation);
  const seen = await readdir(join(state, serviceFolder, 'runs')).catch((): string[] => []);
  if (seen.includes(wanted)) return;
  const known =
    seen.length === 0
      ? ''
      : `; it has looked at ${seen
          .toSorted()
          .map((name) => `\`${name}\``)
          .join(', ')}`;
  invocation.output.log(`warning: no service that remembers in \`${state}\` has looked at \`${wanted}\`${known}`);
}
