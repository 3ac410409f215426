import { join } from 'node:path';
import type { TenantSettings } from '../../compiler/project.ts';
import { cloudProfiles } from '../../schemas/cloud.ts';
import type { Acceptance } from '../../schemas/plan.ts';
import { revisionOf } from '../git/revision.ts';
import { isLoopback, parseBaseUrl } from '../graph/base-url.ts';
import { createGraph } from '../graph/create-graph.ts';
import { createTokenSource } from '../graph/identity/create-token-source.ts';
import { createStaticToken } from '../graph/identity/static-token.ts';
import { type Identity, whoAmI } from '../graph/identity/who-am-i.ts';
import type { TokenSource } from '../graph/token-source.ts';
import type { Graph, Ports } from '../ports.ts';
import { openProject, type ProjectFolder } from '../project/project-folder.ts';
import { chooseTenant, readBindings } from '../project/tenant-choice.ts';
import type { RunInput } from '../run.ts';
import { createFileStore } from '../store/file-store.ts';
import { systemClock } from '../system/system-clock.ts';
import { systemRandom } from '../system/system-random.ts';
import { organizationId } from '../tenant/organization-id.ts';
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
  const origin = originOf(textOption(invocation, 'graph'), settings);
  const token = tokenSource(textOption(invocation, 'token'), settings, name, origin);
  invocation.output.conceal(() => token.secrets?.() ?? []);
  const graph = createGraph({
    baseUrl: origin,
    token,
    clock: systemClock,
    random: systemRandom,
    onRequest: ({ method, path, attempt }) =>
      invocation.output.progress(`${method} ${path}${attempt > 1 ? ` (attempt ${attempt})` : ''}`),
    onWait: ({ method, path, milliseconds, reason }) =>
      invocation.output.log(`waiting ${Math.round(milliseconds / 1000)} s before ${method} ${path} again: ${reason}`),
  });
  const identity = whoAmI(await token.getToken());
  // A token that does not say whose it is, such as a given one, is only known by what Graph answers to it.
  const asked = settings === undefined || identity?.tenantId !== undefined ? undefined : await organizationId(graph);
  refuseOtherTenant(identity?.tenantId ?? asked, settings, name);
  return { graph, identity, origin };
}

function originOf(given: string | undefined, settings: TenantSettings | undefined): string {
  if (given === undefined) return cloudProfiles[settings?.cloud ?? 'global'].graph;
  try {
    return parseBaseUrl(given).origin;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function tokenSource(
  given: string | undefined,
  settings: TenantSettings | undefined,
  name: string,
  origin: string,
): TokenSource {
  if (given !== undefined) return createStaticToken(given);
  if (settings?.authentication === undefined) {
    throw new UsageError(
      `no identity is configured for the tenant \`${name}\``,
      'add `authentication` to it in gatewright.yaml, e.g. `{ method: azureCli }`, or give `--token`',
    );
  }
  // An emulator on this machine issues the tokens for itself, too.
  const authority = isLoopback(new URL(origin)) ? { authorityOverride: origin } : {};
  return createTokenSource({
    authentication: settings.authentication,
    tenantId: settings.id,
    cloud: settings.cloud,
    clock: systemClock,
    ...authority,
  });
}

/** A token of another tenant would read the wrong directory and write the wrong policies. */
function refuseOtherTenant(actual: string | undefined, settings: TenantSettings | undefined, name: string): void {
  if (settings === undefined || actual === undefined || actual.toLowerCase() === settings.id.toLowerCase()) return;
  throw new UsageError(
    `the identity belongs to tenant ${actual}, and \`${name}\` in gatewright.yaml is ${settings.id}`,
    'sign in to the tenant the project is for, or name another one with `--tenant`',
  );
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
