import { join } from 'node:path';
import type { TenantSettings } from '../../compiler/project.ts';
import type { Acceptance } from '../../schemas/plan.ts';
import { connectTenant } from '../connect-tenant.ts';
import { revisionOf } from '../git/revision.ts';
import type { Identity } from '../graph/identity/who-am-i.ts';
import type { Graph, Ports } from '../ports.ts';
import { openProject, type ProjectFolder } from '../project/project-folder.ts';
import { chooseTenant, readBindings } from '../project/tenant-choice.ts';
import type { RunInput } from '../run.ts';
import { createFileStore } from '../store/file-store.ts';
import { systemClock } from '../system/system-clock.ts';
import { systemRandom } from '../system/system-random.ts';
import { UsageError } from '../usage-error.ts';
import { type Invocation, textOption, textsOption } from './command.ts';

/** A project, one of its tenants, and the doors to it. */
export interface Session {
  readonly folder: ProjectFolder;
  readonly tenantName: string;
  readonly ports: Ports;
  readonly input: RunInput;
}

/** Opens what the command line names: project, tenant, identity, store. The first token is fetched here. */
export async function openSession(invocation: Invocation): Promise<Session> {
  const folder = await openProject(textOption(invocation, 'directory'));
  const { name, settings } = chooseTenant(folder, textOption(invocation, 'tenant'));
  const { graph, identity, origin } = await openTenant(invocation, name, settings);
  const store = createFileStore({ directory: join(folder.root, '.gatewright'), tenant: name, clock: systemClock });
  return {
    folder,
    tenantName: name,
    ports: { graph, store, clock: systemClock, random: systemRandom },
    input: {
      files: folder.files,
      bindings: await readBindings(folder, name, settings),
      tenant: { name, id: settings?.id ?? identity?.tenantId ?? name },
      commit: await revisionOf(folder.root),
      identity,
      accepted: textsOption(invocation, 'accept').map(parseAcceptance),
      adopt: textsOption(invocation, 'adopt'),
      origin,
    },
  };
}

/** Graph as the identity of one tenant sees it. The first token is fetched here. */
export async function openTenant(
  invocation: Invocation,
  name: string,
  settings: TenantSettings | undefined,
): Promise<{ readonly graph: Graph; readonly identity: Identity | undefined; readonly origin: string }> {
  const connection = connectTenant({
    name,
    settings,
    graph: textOption(invocation, 'graph'),
    token: textOption(invocation, 'token'),
    clock: systemClock,
    random: systemRandom,
    onRequest: ({ method, path, attempt }) =>
      invocation.output.progress(`${method} ${path}${attempt > 1 ? ` (attempt ${attempt})` : ''}`),
    onWait: ({ method, path, milliseconds, reason }) =>
      invocation.output.log(`waiting ${Math.round(milliseconds / 1000)} s before ${method} ${path} again: ${reason}`),
  });
  invocation.output.conceal(connection.secrets);
  const { graph, origin } = connection;
  return { graph, identity: await connection.identify(), origin };
}

/** `CODE=REASON` or `CODE:KIND/NAME=REASON`. */
function parseAcceptance(text: string): Acceptance {
  const [, code, resource = '', reason = ''] = /^(GW\d+)(?::([^=]+))?=(.*)$/s.exec(text) ?? [];
  if (code === undefined || reason.trim() === '') {
    throw new UsageError(
      `\`--accept ${text}\` is incomplete`,
      'write `--accept CODE=REASON` or `--accept CODE:KIND/NAME=REASON`',
    );
  }
  return { code, resource, reason: reason.trim() };
}
