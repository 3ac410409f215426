import { z } from 'zod';

/** What an access token says about the identity it was issued to. */
export interface Identity {
  readonly tenantId: string | undefined;
  /** Application (client) id of the app that asked for the token. */
  readonly applicationId: string | undefined;
  /** Object id of the service principal or user. */
  readonly objectId: string | undefined;
  /** `user` when somebody signed in, for instance with the Azure CLI; `application` otherwise. */
  readonly kind: 'application' | 'user';
  /** Names of the permissions granted: application permissions, or delegated ones for a user. */
  readonly permissions: readonly string[];
}

const claimsSchema = z.looseObject({
  tid: z.string().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  oid: z.string().optional(),
  roles: z.array(z.string()).optional(),
  scp: z.string().optional(),
});

/**
 * Reads an access token without verifying it: for messages, and to know which identity must not be locked out. Undefined when it
 * cannot be read; Microsoft promises no format for the tokens of Graph, although they have been JWTs so far
 * (Microsoft docs: identity-platform/access-tokens).
 */
export function whoAmI(token: string): Identity | undefined {
  const payload = token.split('.').length === 3 ? token.split('.')[1] : undefined;
  if (payload === undefined) return undefined;
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const claims = claimsSchema.safeParse(decoded);
  if (!claims.success) return undefined;
  const { tid, appid, azp, oid, roles = [], scp } = claims.data;
  return {
    tenantId: tid,
    applicationId: appid ?? azp,
    objectId: oid,
    kind: scp === undefined ? 'application' : 'user',
    permissions: scp === undefined ? roles : scp.split(' ').filter((name) => name !== ''),
  };
}
