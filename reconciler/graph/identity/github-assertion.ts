import { z } from 'zod';
import type { Clock } from '../../ports.ts';
import { isLoopback } from '../base-url.ts';
import { IdentityError } from './identity-error.ts';

/** @azure/identity asks twice for one token; GitHub's tokens live for five minutes or more. */
const cacheMilliseconds = 60_000;

/**
 * A function that gets this job's OpenID Connect token from GitHub, to be exchanged for one of Entra
 * (GitHub docs: about-security-hardening-with-openid-connect). Throws IdentityError.
 */
export function createGitHubAssertion(options: {
  readonly audience: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}): () => Promise<string> {
  const { clock } = options;
  let cached: { readonly token: Promise<string>; readonly until: number } | undefined;
  return () => {
    if (cached === undefined || clock.monotonic() >= cached.until) {
      const token = requestAssertion(options.audience, options.environment);
      cached = { token, until: clock.monotonic() + cacheMilliseconds };
      token.catch(() => {
        cached = undefined;
      });
    }
    return cached.token;
  };
}

async function requestAssertion(
  audience: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = environment;
  if (!address || !bearer || !URL.canParse(address)) {
    const help =
      'Give the job `permissions: { id-token: write }`. GitHub gives no such token to pull requests from forks.';
    throw new IdentityError('GitHub offers this job no OpenID Connect token', help);
  }
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    const help = 'Nobody but GitHub should set ACTIONS_ID_TOKEN_REQUEST_URL.';
    throw new IdentityError("the address of GitHub's token service is not encrypted", help);
  }
  url.searchParams.set('audience', audience);
  return await fetchAssertion(url, bearer);
}

async function fetchAssertion(url: URL, bearer: string): Promise<string> {
  const help = 'Run the job again; see the status of GitHub if it lasts.';
  let response: Response;
  try {
    response = await fetch(url, { headers: { authorization: `Bearer ${bearer}` }, redirect: 'error' });
  } catch (cause) {
    throw new IdentityError("GitHub's token service cannot be reached", help, { cause });
  }
  const body = z.object({ value: z.string().min(1) }).safeParse(await response.json().catch(() => undefined));
  if (response.ok && body.success) return body.data.value;
  throw new IdentityError(`GitHub's token service answered ${response.status} without a token`, help);
}
