import { createHmac, randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { Failure } from '../http/failure.ts';
import type { TenantState } from '../store/tenant-state.ts';
import { tenantSettings } from '../tenant-settings.ts';

/** Who a request speaks for, and what it may do. `permissions: 'all'` is a token nobody restricted. */
export type Caller = {
  readonly id: string;
  readonly displayName: string;
  readonly permissions: 'all' | ReadonlySet<string>;
} & ({ readonly kind: 'application'; readonly appId: string } | { readonly kind: 'user'; readonly upn: string });

/** The application behind tokens that name none, `emulator` for instance. */
const ANONYMOUS: Caller = {
  kind: 'application',
  appId: '00000000-0000-4000-8000-00000000e0e0',
  id: '00000000-0000-4000-8000-00000000e0e1',
  displayName: 'Emulator',
  permissions: 'all',
};

/**
 * Reads the `Authorization` header. `user:<upn>` acts as that user; a JWT acts as the application in its `appid` with the
 * permissions in its `roles`; any other bearer token may do everything, unless the tenant's settings refuse unknown tokens.
 * Throws Failure 401.
 */
export function callerOf(authorization: string | undefined, state: TenantState, now: Date): Caller {
  const token = /^bearer\s+(.+)$/i.exec(authorization ?? '')?.[1]?.trim();
  if (token === undefined || token === '') throw unauthenticated('Access token is empty.');
  if (token.startsWith('user:')) return delegated(token.slice('user:'.length), state);
  const claims = decodeClaims(token);
  if (claims !== undefined) return application(claims, state, now);
  if (!tenantSettings(state).acceptUnknownTokens && token !== 'emulator')
    throw unauthenticated('Invalid access token.');
  return ANONYMOUS;
}

function unauthenticated(text: string): Failure {
  return new Failure(401, 'InvalidAuthenticationToken', text, 'gateway', { 'www-authenticate': 'Bearer realm=""' });
}

function delegated(upn: string, state: TenantState): Caller {
  const user = [...state.rows('users').values()].find(
    (row) => text(row, 'userPrincipalName').toLowerCase() === upn.toLowerCase(),
  );
  if (user === undefined) throw unauthenticated(`There is no user ${upn} in the tenant.`);
  return { kind: 'user', id: text(user, 'id'), displayName: text(user, 'displayName'), upn, permissions: 'all' };
}

function application(claims: JsonObject, state: TenantState, now: Date): Caller {
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= now.getTime()) {
    throw unauthenticated('Lifetime validation failed, the token is expired.');
  }
  const appId = text(claims, 'appid');
  const principal = [...state.rows('servicePrincipals').values()].find((row) => row.appId === appId);
  const roles = Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === 'string') : [];
  return {
    kind: 'application',
    appId,
    id: principal === undefined ? text(claims, 'oid') : text(principal, 'id'),
    displayName: principal === undefined ? appId : text(principal, 'displayName'),
    permissions: claims.roles === undefined ? 'all' : new Set(roles),
  };
}

/** The claims of a JWT, unverified: whoever can reach the emulator is trusted by it. */
function decodeClaims(token: string): JsonObject | undefined {
  const [, payload, ...rest] = token.split('.');
  if (payload === undefined || rest.length !== 1) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isJsonObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** An access token as Entra's look: three parts, readable claims. The signature is worth nothing. */
export function issueToken(
  claims: {
    readonly tenantId: string;
    readonly appId: string;
    readonly objectId: string;
    readonly roles: readonly string[];
  },
  now: Date,
): { readonly token: string; readonly expiresIn: number } {
  const expiresIn = 3599;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const payload = {
    aud: 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${claims.tenantId}/`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + expiresIn,
    appid: claims.appId,
    idtyp: 'app',
    oid: claims.objectId,
    sub: claims.objectId,
    tid: claims.tenantId,
    roles: claims.roles,
    uti: randomUUID(),
    ver: '1.0',
  };
  const signed = [{ typ: 'JWT', alg: 'HS256', kid: 'emulator' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return { token: `${signed}.${createHmac('sha256', 'emulator').update(signed).digest('base64url')}`, expiresIn };
}

function text(row: JsonObject, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : '';
}
