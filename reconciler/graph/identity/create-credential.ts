import type { TokenCredential } from '@azure/identity';
import type { Authentication } from '../../../schemas/authentication.ts';
import type { Clock } from '../../ports.ts';
import type { AuthorityOptions } from './authority.ts';
import { createGitHubAssertion } from './github-assertion.ts';
import { IdentityError } from './identity-error.ts';

/** What a credential is made from. */
export interface CredentialOptions {
  readonly authentication: Authentication;
  readonly tenantId: string;
  readonly authority: AuthorityOptions;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/**
 * The credential of @azure/identity for a method. The library is loaded here and not before: it costs a quarter of a second,
 * which offline commands need not pay. Throws IdentityError when the environment lacks what the method needs.
 */
export async function createCredential(options: CredentialOptions): Promise<TokenCredential> {
  const { authentication, tenantId, authority } = options;
  const identity = await import('@azure/identity');
  switch (authentication.method) {
    case 'clientSecret': {
      const secret = fromEnvironment(options, authentication.secretVariable, 'the client secret');
      return new identity.ClientSecretCredential(tenantId, authentication.clientId, secret, authority);
    }
    case 'certificate':
      return new identity.ClientCertificateCredential(
        tenantId,
        authentication.clientId,
        { certificatePath: authentication.path, ...certificatePassword(options, authentication.passwordVariable) },
        { ...authority, sendCertificateChain: authentication.sendChain },
      );
    case 'workloadIdentity': {
      const clientId = authentication.clientId ?? fromEnvironment(options, 'AZURE_CLIENT_ID', 'the client id');
      const tokenFilePath =
        authentication.tokenFile ??
        fromEnvironment(options, 'AZURE_FEDERATED_TOKEN_FILE', 'the path of the federated token');
      return new identity.WorkloadIdentityCredential({ ...authority, tenantId, clientId, tokenFilePath });
    }
    case 'githubActions': {
      const clientId = authentication.clientId ?? fromEnvironment(options, 'AZURE_CLIENT_ID', 'the client id');
      const assertion = createGitHubAssertion({ ...options, audience: authentication.audience });
      // Asked for once before the library does, which would bury the reason of a failure; the answer is kept for it.
      await assertion();
      return new identity.ClientAssertionCredential(tenantId, clientId, assertion, authority);
    }
    case 'managedIdentity': {
      const { clientId } = authentication;
      return new identity.ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
    }
    case 'azureCli':
      return new identity.AzureCliCredential({ tenantId });
  }
}

function certificatePassword(
  options: CredentialOptions,
  variable: string | undefined,
): { certificatePassword?: string } {
  if (variable === undefined) return {};
  return { certificatePassword: fromEnvironment(options, variable, 'the password of the certificate') };
}

function fromEnvironment(options: CredentialOptions, variable: string, what: string): string {
  const value = options.environment[variable];
  if (value !== undefined && value !== '') return value;
  const help = 'Set it for this process; a file of the project is no place for it.';
  throw new IdentityError(`the environment variable ${variable}, which should hold ${what}, is not set`, help);
}
