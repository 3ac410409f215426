/**
 * An attempt that brought no usable answer. `reached` says whether Graph may have seen the request: false is certain, true is
 * possible.
 */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
  readonly code: FailureCode;
  readonly reached: boolean;

  constructor(code: FailureCode, message: string, details: { readonly reached: boolean; readonly cause?: unknown }) {
    super(message, { cause: details.cause });
    this.code = code;
    this.reached = details.reached;
  }
}

export type FailureCode =
  | 'HostNotFound'
  | 'ConnectionRefused'
  | 'BadAddress'
  | 'CertificateRejected'
  | 'ConnectionLost'
  | 'Timeout'
  | 'UnreadableBody'
  | 'BodyTooLarge'
  | 'Cancelled';

/** Error codes that come before the first byte of the request is written (Node: errors.html#common-system-errors). */
const neverSent: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'HostNotFound',
  EAI_AGAIN: 'HostNotFound',
  ECONNREFUSED: 'ConnectionRefused',
  EHOSTUNREACH: 'ConnectionRefused',
  ENETUNREACH: 'ConnectionRefused',
  EADDRNOTAVAIL: 'ConnectionRefused',
  UND_ERR_CONNECT_TIMEOUT: 'ConnectionRefused',
};

/** OpenSSL's names for a certificate that does not convince, as Node reports them; the request waits for the handshake. */
const certificateCodes = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What an error thrown by fetch, or by reading its body, means for the request. */
export function connectionFailure(error: unknown): ConnectionFailure {
  if (error instanceof ConnectionFailure) return error;
  const code = systemCode(error);
  // fetch itself refuses the ports of other protocols, without a code (WHATWG fetch, section "port blocking").
  if (code === '' && isBadPort(error))
    return new ConnectionFailure('BadAddress', 'no connection to Graph (the port is reserved for another protocol)', {
      reached: false,
      cause: error,
    });
  const before = neverSent[code];
  if (before !== undefined) {
    return new ConnectionFailure(before, `no connection to Graph (${code})`, { reached: false, cause: error });
  }
  if (certificateCodes.test(code)) {
    const message = `the certificate of Graph's host was not accepted (${code})`;
    return new ConnectionFailure('CertificateRejected', message, { reached: false, cause: error });
  }
  const detail = code === '' ? '' : ` (${code})`;
  return new ConnectionFailure('ConnectionLost', `the connection to Graph broke${detail}`, {
    reached: true,
    cause: error,
  });
}

function isBadPort(error: unknown): boolean {
  return error instanceof Error && (error.message === 'bad port' || isBadPort(error.cause));
}

/** fetch hides the system's error one or two causes deep. */
function systemCode(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = current.cause;
  }
  return '';
}
