import type { TenantSettings } from '../compiler/project.ts';
import { cloudProfiles } from '../schemas/cloud.ts';
import { isLoopback, parseBaseUrl } from './graph/base-url.ts';
import { createGraph, type GraphOptions } from './graph/create-graph.ts';
import { createTokenSource } from './graph/identity/create-token-source.ts';
import { createStaticToken } from './graph/identity/static-token.ts';
import { type Identity, whoAmI } from './graph/identity/who-am-i.ts';
import type { TokenSource } from './graph/token-source.ts';
import type { Clock, Graph } from './ports.ts';
import { organizationId } from './tenant/organization-id.ts';
import { UsageError } from './usage-error.ts';

export interface ConnectionOptions extends Omit<GraphOptions, 'baseUrl' | 'token'> {
  readonly name: string;
  readonly settings: TenantSettings | undefined;
  /** Address of Graph where it is not that of the tenant's cloud: an emulator's. */
  readonly graph: string | undefined;
  /** A bearer token to use instead of the configured identity. */
  readonly token: string | undefined;
}

/** Graph as the identity of one tenant sees it. */
export interface Connection {
  readonly graph: Graph;
  readonly origin: string;
  /**
   * Whose token it is, as far as the token says. Fetches one where there is none yet. Throws IdentityError, and UsageError for an
   * identity of another tenant.
   */
  identify(): Promise<Identity | undefined>;
  /** What must not be shown to anybody. */
  secrets(): readonly string[];
}

/** Makes the connection; nothing is sent before it is used. Throws UsageError where no identity is configured. */
export function connectTenant(options: ConnectionOptions): Connection {
  const { name, settings } = options;
  const origin = originOf(options.graph, settings);
  const token = tokenSource(options, origin, options.clock);
  const graph = createGraph({ ...options, baseUrl: origin, token });
  return {
    graph,
    origin,
    secrets: () => token.secrets?.() ?? [],
    async identify() {
      const identity = whoAmI(await token.getToken());
      // A token that does not say whose it is, such as a given one, is only known by what Graph answers to it.
      const asked =
        settings === undefined || identity?.tenantId !== undefined ? undefined : await organizationId(graph);
      refuseOtherTenant(identity?.tenantId ?? asked, settings, name);
      return identity;
    },
  };
}

function originOf(given: string | undefined, settings: TenantSettings | undefined): string {
  if (given === undefined) return cloudProfiles[settings?.cloud ?? 'global'].graph;
  try {
    return parseBaseUrl(given).origin;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function tokenSource({ token, settings, name }: ConnectionOptions, origin: string, clock: Clock): TokenSource {
  if (token !== undefined) return createStaticToken(token);
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
    clock,
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
