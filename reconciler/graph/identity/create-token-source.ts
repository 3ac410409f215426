import type { AccessToken } from '@azure/identity';
import type { Authentication } from '../../../schemas/authentication.ts';
import { type Cloud, cloudProfiles } from '../../../schemas/cloud.ts';
import type { Clock } from '../../ports.ts';
import type { TokenSource } from '../token-source.ts';
import { authorityOptions } from './authority.ts';
import { createCredential } from './create-credential.ts';
import { explainIdentityError } from './explain-identity-error.ts';
import { createTransportRecorder } from './transport-recorder.ts';

/** A token this close to its end is not used any more: it must outlive the request, and clocks differ. */
const marginMilliseconds = 5 * 60_000;

export interface TokenSourceOptions {
  readonly authentication: Authentication;
  /** Id or domain of the tenant to sign in to. */
  readonly tenantId: string;
  readonly cloud: Cloud;
  /** Origin of another authority than the cloud's; `http` for this machine only. */
  readonly authorityOverride?: string;
  readonly clock: Clock;
  /** Environment variables; the process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Tokens for Graph by one of the configured methods, over @azure/identity. They are kept in memory, nowhere else, and shared by
 * all who ask at the same time.
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { authentication, tenantId, clock } = options;
  let current: AccessToken | undefined;
  let pending: Promise<AccessToken> | undefined;

  async function request(): Promise<AccessToken> {
    const transport = createTransportRecorder();
    try {
      // A new credential each time: the one before would answer a renewal out of a cache of its own.
      const credential = await createCredential({
        authentication,
        tenantId,
        clock,
        authority: authorityOptions(options.cloud, options.authorityOverride, transport.policy),
        environment: options.environment ?? process.env,
      });
      const token = await credential.getToken(cloudProfiles[options.cloud].scope);
      if (token === null) throw new Error('the credential gave no token');
      current = token;
      return token;
    } catch (error) {
      throw explainIdentityError(error, authentication, transport.failure());
    }
  }

  return {
    async getToken({ renew = false } = {}) {
      const left = (current?.expiresOnTimestamp ?? 0) - clock.now().getTime();
      if (!renew && current !== undefined && left > marginMilliseconds) return current.token;
      pending ??= request().finally(() => {
        pending = undefined;
      });
      return (await pending).token;
    },
    secrets: () => [
      ...secretsIn(authentication, options.environment ?? process.env),
      ...(current === undefined ? [] : [current.token]),
    ],
    describe: () => `${describeMethod(authentication)} in tenant ${tenantId}`,
  };
}

function secretsIn(
  authentication: Authentication,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const variables =
    authentication.method === 'clientSecret'
      ? [authentication.secretVariable]
      : authentication.method === 'certificate'
        ? [authentication.passwordVariable]
        : authentication.method === 'githubActions'
          ? ['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
          : [];
  return variables.flatMap((variable) => (variable === undefined ? [] : (environment[variable] ?? [])));
}

function describeMethod(authentication: Authentication): string {
  switch (authentication.method) {
    case 'clientSecret':
      return `application ${authentication.clientId}, by client secret`;
    case 'certificate':
      return `application ${authentication.clientId}, by certificate`;
    case 'workloadIdentity':
      return `application ${authentication.clientId ?? 'of AZURE_CLIENT_ID'}, by workload identity federation`;
    case 'githubActions':
      return `application ${authentication.clientId ?? 'of AZURE_CLIENT_ID'}, by GitHub's token`;
    case 'managedIdentity':
      return authentication.clientId === undefined
        ? 'the system-assigned managed identity'
        : `the managed identity ${authentication.clientId}`;
    case 'azureCli':
      return 'whoever is signed in with the Azure CLI';
  }
}
