import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../schemas/json.ts';
import type { ApiVersion } from '../metadata/metadata.ts';
import type { Failure } from './failure.ts';

const MALFORMED = 'The server could not process the request because it is malformed or incorrect.';

/** What the envelope needs to know about the request it answers. */
export interface EnvelopeContext {
  readonly version: ApiVersion;
  readonly now: Date;
  readonly requestId: string;
  readonly clientRequestId: string;
  /** Behaviour `betaHidesNumberedText`. */
  readonly betaHidesNumberedText: boolean;
  /** Behaviour `intuneNestsErrors`. */
  readonly intuneNestsErrors: boolean;
  readonly path: string;
}

/** The body of an error answer, in the variant of the service and version that refused. */
export function errorBody(failure: Failure, context: EnvelopeContext): JsonObject {
  const inner = {
    date: context.now.toISOString().slice(0, 19),
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId,
  };
  if (
    failure.service === 'conditionalAccess' &&
    failure.status === 400 &&
    context.version === 'beta' &&
    context.betaHidesNumberedText
  ) {
    // Beta keeps the useful text one level down (Azure-Samples/azure-ad-conditional-access-apis, CIPP issue 5200).
    return { error: { code: failure.code, message: MALFORMED, innerError: { message: failure.message, ...inner } } };
  }
  const nested = failure.service === 'intune' && failure.code === 'BadRequest' && context.intuneNestsErrors;
  const message = nested ? intuneMessage(failure.message, context.path) : failure.message;
  return { error: { code: failure.code, message, innerError: inner } };
}

/** Intune's message is a JSON document in a string, with Windows line ends (IntuneCD issue 218, 2025-02). */
function intuneMessage(text: string, path: string): string {
  const operation =
    `${text} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: ${randomUUID()} - ` +
    `Url: https://fef.emulator.manage.microsoft.com/DeviceConfiguration_2608/StatelessDeviceConfigurationFEService${path}`;
  const document = {
    _version: 3,
    Message: operation,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  };
  return JSON.stringify(document, null, 2).replaceAll('\n', '\r\n');
}
