import type { TokenCredentialOptions } from '@azure/identity';
import { type ConnectionFailure, connectionFailure } from '../connection-failure.ts';

/** A policy of @azure's HTTP pipeline. */
export type PipelinePolicy = NonNullable<TokenCredentialOptions['additionalPolicies']>[number]['policy'];

/** Remembers why the newest exchange with the sign-in service failed. */
export interface TransportRecorder {
  readonly policy: PipelinePolicy;
  /** Undefined when an answer came, whatever it said. */
  failure(): ConnectionFailure | undefined;
}

/**
 * Watches the exchanges of a credential. MSAL reports a name that is not found, a closed port and a rejected certificate alike as
 * `endpoints_resolution_error`, and keeps no cause.
 */
export function createTransportRecorder(): TransportRecorder {
  let failure: ConnectionFailure | undefined;
  return {
    failure: () => failure,
    policy: {
      name: 'gatewrightTransportRecorder',
      async sendRequest(request, next) {
        try {
          const response = await next(request);
          failure = undefined;
          return response;
        } catch (error) {
          failure = connectionFailure(error);
          throw error;
        }
      },
    },
  };
}
