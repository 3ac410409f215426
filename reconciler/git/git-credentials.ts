import { readFile } from 'node:fs/promises';
import { SourceError } from '../ports.ts';
import type { RepositoryAddress } from './repository-address.ts';

/** What lets us into a remote repository. */
export interface GitCredentials {
  /** Configuration for `createGit`. */
  readonly configuration: readonly (readonly [string, string])[];
  /** Texts that must be shown nowhere. */
  readonly secrets: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The token of GATEWRIGHT_GIT_TOKEN, or of the file GATEWRIGHT_GIT_TOKEN_FILE, read anew each time because such tokens are renewed. It is
 * a header for the repository's own origin. Over SSH and on this machine there is none, and the user's agent and keys serve.
 */
export async function gitCredentials(address: RepositoryAddress, environment: Environment): Promise<GitCredentials> {
  const token = address.origin === undefined ? undefined : await tokenOf(environment);
  if (token === undefined) return { configuration: [], secrets: [] };
  const basic = Buffer.from(`${environment.GATEWRIGHT_GIT_USER ?? 'x-access-token'}:${token}`).toString('base64');
  // Tokens of Entra, such as System.AccessToken of Azure DevOps, are JSON Web Tokens and taken as bearer tokens; all other services
  // take theirs as a password (docs.github.com: authenticating as a GitHub App installation; learn.microsoft.com: run Git commands in a script).
  const header = token.startsWith('eyJ') ? `Authorization: Bearer ${token}` : `Authorization: Basic ${basic}`;
  return {
    configuration: [
      [`http.${address.origin}/.extraHeader`, header],
      // A redirect could carry the header to another host.
      ['http.followRedirects', 'false'],
    ],
    secrets: [token, basic],
  };
}

async function tokenOf(environment: Environment): Promise<string | undefined> {
  const { GATEWRIGHT_GIT_TOKEN: given, GATEWRIGHT_GIT_TOKEN_FILE: file } = environment;
  if (given !== undefined && given !== '') return checked(given.trim(), 'GATEWRIGHT_GIT_TOKEN');
  if (file === undefined || file === '') return undefined;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return checked(text.trim(), 'the file GATEWRIGHT_GIT_TOKEN_FILE names');
  throw new SourceError(
    'denied',
    'the file GATEWRIGHT_GIT_TOKEN_FILE names cannot be read',
    'check the path, and that this user may read it',
  );
}

/** A line break would begin a header of its own. */
function checked(token: string, where: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new SourceError(
    'denied',
    `what ${where} holds is no token`,
    'a token is one word of letters, digits and signs',
  );
}
