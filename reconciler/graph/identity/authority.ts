import type { TokenCredentialOptions } from '@azure/identity';
import { type Cloud, cloudProfiles } from '../../../schemas/cloud.ts';
import { isLoopback } from '../base-url.ts';
import { IdentityError } from './identity-error.ts';
import type { PipelinePolicy } from './transport-recorder.ts';

/** Options of @azure/identity that say where to sign in. */
export interface AuthorityOptions extends TokenCredentialOptions {
  readonly authorityHost: string;
  readonly disableInstanceDiscovery: boolean;
}

/**
 * Where identities of a cloud sign in; `override` puts another authority in its place. Instance discovery, which has Microsoft
 * confirm the authority, is left out for an override only. `watch` sees every exchange. Throws IdentityError for an override that would send a
 * secret unencrypted.
 */
export function authorityOptions(cloud: Cloud, override: string | undefined, watch: PipelinePolicy): AuthorityOptions {
  const common = {
    retryOptions: { maxRetries: 2, retryDelayInMs: 500 },
    additionalPolicies: [{ policy: watch, position: 'perRetry' as const }],
  };
  if (override === undefined) {
    return { ...common, authorityHost: cloudProfiles[cloud].authority, disableInstanceDiscovery: false };
  }
  const help = 'Write it as https://HOST; http is for an emulator on this machine.';
  if (!URL.canParse(override)) throw new IdentityError(`the authority \`${override}\` is not an address`, help);
  const url = new URL(override);
  if (url.protocol === 'https:') return { ...common, authorityHost: url.origin, disableInstanceDiscovery: true };
  if (url.protocol !== 'http:' || !isLoopback(url)) {
    throw new IdentityError(`the authority \`${url.origin}\` is not encrypted`, help);
  }
  const secure = `https://${url.host}`;
  return {
    ...common,
    authorityHost: secure,
    disableInstanceDiscovery: true,
    additionalPolicies: [...common.additionalPolicies, { policy: plainText(secure, url.origin), position: 'perRetry' }],
  };
}

/** The library insists on https in names; this takes it off on the way to the one loopback authority that was configured. */
function plainText(secure: string, plain: string): PipelinePolicy {
  return {
    name: 'gatewrightLoopbackAuthority',
    sendRequest: (request, next) => {
      if (request.url === secure || request.url.startsWith(`${secure}/`)) {
        request.url = `${plain}${request.url.slice(secure.length)}`;
        request.allowInsecureConnection = true;
      }
      return next(request);
    },
  };
}
