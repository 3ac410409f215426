import { createHash, timingSafeEqual } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import type { Reply } from '../http/exchange.ts';
import type { TenantState } from '../store/tenant-state.ts';
import { issueToken } from './caller.ts';

/** A request to the identity platform's part of the emulator. */
export interface TokenCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Form fields of a POST. */
  readonly form: URLSearchParams;
  readonly origin: string;
}

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Answers the identity platform's addresses, or undefined for any other path: OpenID configuration, the v2.0 token endpoint with
 * client credentials (secret, certificate or federated assertion), and App Service's managed identity endpoint.
 */
export function tokenReply(call: TokenCall, state: TenantState, now: Date): Reply | undefined {
  if (call.path === '/common/discovery/instance') return instanceMetadata(call);
  if (call.path === '/_emulator/msi/token') return managedIdentity(call, state, now);
  const found =
    /^\/([^/]+)(\/v2\.0\/\.well-known\/openid-configuration|\/oauth2\/v2\.0\/token|\/discovery\/v2\.0\/keys)$/.exec(
      call.path,
    );
  if (found === null) return undefined;
  const [, tenant = '', route = ''] = found;
  if (!isTenant(tenant, state)) {
    return refused(
      400,
      'invalid_request',
      `AADSTS90002: Tenant '${tenant}' not found. Check that you have the correct tenant ID.`,
    );
  }
  if (route.endsWith('openid-configuration')) return openIdConfiguration(call, tenant, state);
  if (route.endsWith('/keys')) return { status: 200, body: { keys: [] } };
  return call.method === 'POST' ? clientCredentials(call, state, now) : { status: 405 };
}

function isTenant(name: string, state: TenantState): boolean {
  const tenant = state.rows('tenant').get('organization');
  const domains = Array.isArray(tenant?.verifiedDomains) ? tenant.verifiedDomains.filter(isJsonObject) : [];
  const names = ['organizations', 'common', tenant?.id, ...domains.map((domain) => domain.name)];
  return names.some((known) => typeof known === 'string' && known.toLowerCase() === name.toLowerCase());
}

function tenantId(state: TenantState): string {
  return textOf(state.rows('tenant').get('organization')?.id);
}

/** Entra names its endpoints with https whatever carried the request, and MSAL refuses an issuer that is not (msal-common 16). */
function openIdConfiguration({ origin: plain }: TokenCall, tenant: string, state: TenantState): Reply {
  const origin = plain.replace(/^http:/, 'https:');
  const base = `${origin}/${tenant}`;
  return {
    status: 200,
    body: {
      issuer: `${origin}/${tenantId(state)}/v2.0`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    },
  };
}

function instanceMetadata({ origin }: TokenCall): Reply {
  const host = new URL(origin).host;
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}

function clientCredentials({ form, headers }: TokenCall, state: TenantState, now: Date): Reply {
  if (form.get('grant_type') !== 'client_credentials') {
    return refused(400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
  }
  const [basicId, basicSecret] = basicCredentials(headers.authorization);
  const clientId = form.get('client_id') ?? basicId ?? '';
  const application = [...state.rows('applications').values()].find((row) => row.appId === clientId);
  if (application === undefined) {
    return refused(
      400,
      'unauthorized_client',
      `AADSTS700016: Application with identifier '${clientId}' was not found in the directory.`,
    );
  }
  const secret = form.get('client_secret') ?? basicSecret;
  const accepted = form.has('client_assertion')
    ? assertionFits(form, clientId, now)
    : secret !== undefined && sameSecret(secret, textOf(application.clientSecret));
  if (!accepted) {
    const text = form.has('client_assertion')
      ? 'AADSTS700027: The client assertion is malformed, expired or names another application.'
      : `AADSTS7000215: Invalid client secret provided for app '${clientId}'.`;
    return refused(401, 'invalid_client', text);
  }
  return { status: 200, headers: { 'cache-control': 'no-store' }, body: tokenFor(application, state, now, 'number') };
}

function tokenFor(application: JsonObject, state: TenantState, now: Date, expiry: 'number' | 'text'): JsonObject {
  const appId = textOf(application.appId);
  const principal = [...state.rows('servicePrincipals').values()].find((row) => row.appId === appId);
  const roles = strings(application.permissions);
  const objectId = textOf(principal?.id);
  const { token, expiresIn } = issueToken({ tenantId: tenantId(state), appId, objectId, roles }, now);
  if (expiry === 'number') {
    return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
  }
  const expiresOn = Math.floor(now.getTime() / 1000) + expiresIn;
  return {
    token_type: 'Bearer',
    expires_on: String(expiresOn),
    resource: 'https://graph.microsoft.com',
    access_token: token,
  };
}

/**
 * App Service's endpoint: `IDENTITY_ENDPOINT` points here and `IDENTITY_HEADER` is the client id of a seeded application or
 * anything else, in which case the first application with `managedIdentity` answers.
 */
function managedIdentity({ query, headers }: TokenCall, state: TenantState, now: Date): Reply {
  if (headers['x-identity-header'] === undefined)
    return refused(401, 'invalid_request', 'The X-IDENTITY-HEADER is missing.');
  if (!query.has('resource')) return refused(400, 'invalid_request', 'The resource parameter is missing.');
  const applications = [...state.rows('applications').values()];
  const wanted = query.get('client_id');
  const application = applications.find((row) =>
    wanted === null ? row.managedIdentity === true : row.appId === wanted,
  );
  if (application === undefined)
    return refused(400, 'invalid_request', 'No managed identity found for the specified client id.');
  return { status: 200, body: tokenFor(application, state, now, 'text') };
}

/** Presence and shape only: the emulator does not know the certificates and issuers a tenant trusts. */
function assertionFits(form: URLSearchParams, clientId: string, now: Date): boolean {
  if (form.get('client_assertion_type') !== ASSERTION) return false;
  const parts = (form.get('client_assertion') ?? '').split('.');
  if (parts.length !== 3 || parts.some((part) => part === '')) return false;
  const [header, claims] = parts.slice(0, 2).map(decodePart);
  if (header === undefined || claims === undefined || textOf(header.alg) === '') return false;
  const expired = typeof claims.exp === 'number' && claims.exp * 1000 <= now.getTime();
  // An assertion signed with the application's own certificate is issued by the application; a federated one by another party.
  const ownIssuer = claims.iss === clientId && claims.sub !== clientId;
  return !expired && !ownIssuer && textOf(claims.iss) !== '' && textOf(claims.sub) !== '';
}

function decodePart(part: string): JsonObject | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isJsonObject(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

function basicCredentials(header: string | undefined): readonly (string | undefined)[] {
  const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1];
  return encoded === undefined ? [] : Buffer.from(encoded, 'base64').toString().split(':').map(decodeURIComponent);
}

function sameSecret(given: string, stored: string): boolean {
  const [a, b] = [given, stored].map((secret) => createHash('sha256').update(secret).digest());
  return stored !== '' && a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function refused(status: number, error: string, description: string): Reply {
  return { status, body: { error, error_description: description, error_codes: errorCodes(description) } };
}

function errorCodes(description: string): readonly number[] {
  const code = /^AADSTS(\d+)/.exec(description)?.[1];
  return code === undefined ? [] : [Number(code)];
}

function strings(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
