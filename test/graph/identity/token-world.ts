import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { createTokenSource } from '../../../reconciler/graph/identity/create-token-source.ts';
import { IdentityError } from '../../../reconciler/graph/identity/identity-error.ts';
import type { TokenSource } from '../../../reconciler/graph/token-source.ts';
import type { Clock } from '../../../reconciler/ports.ts';
import { systemClock } from '../../../reconciler/system/system-clock.ts';
import { authenticationSchema } from '../../../schemas/authentication.ts';
import { TokenServer } from './token-server.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const clientId = '22222222-2222-4222-8222-222222222222';
export const secret = 'very~secret.value';

export let server: TokenServer;
export let directory: string;
let skew = 0;
/** Moves the clock of the token sources. */
export function skewClock(milliseconds: number): void {
  skew = milliseconds;
}
export const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + skew) };

beforeEach(async () => {
  server = await TokenServer.start();
  directory = await mkdtemp(join(tmpdir(), 'gatewright-identity-'));
  skew = 0;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  await rm(directory, { recursive: true });
});

/** A token source that signs in at the token server. */
export function source(authentication: object, environment: Record<string, string> = {}): TokenSource {
  return createTokenSource({
    authentication: authenticationSchema.parse(authentication),
    tenantId,
    cloud: 'global',
    authorityOverride: server.url,
    clock,
    environment,
  });
}
export const bySecret = () => source({ method: 'clientSecret', clientId }, { AZURE_CLIENT_SECRET: secret });

/** The IdentityError a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<IdentityError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IdentityError)) throw new Error(`expected an IdentityError, not ${String(error)}`);
  return error;
}
