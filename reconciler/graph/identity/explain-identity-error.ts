import type { Authentication } from '../../../schemas/authentication.ts';
import type { ConnectionFailure } from '../connection-failure.ts';
import { IdentityError } from './identity-error.ts';

interface Sentence {
  readonly message: string;
  readonly help: string;
}

/** Entra's numbers a setup runs into (Microsoft docs: identity-platform/reference-error-codes, and what Entra itself says). */
const sentences: Readonly<Record<number, Sentence>> = {
  7000215: {
    message: 'the client secret is wrong',
    help: "Use the secret's value, which is shown once after it is made, not its id.",
  },
  7000222: {
    message: 'the client secret has expired',
    help: 'Make a new one; or use federation, which has no secret.',
  },
  700016: {
    message: 'the application is not known in the tenant',
    help: 'Check client id and tenant; an application of another tenant needs the consent of an administrator of this one first.',
  },
  7000229: {
    message: 'the application has no service principal in the tenant',
    help: 'Let an administrator of the tenant consent to the application.',
  },
  7000112: { message: 'the application is disabled in the tenant', help: 'Enable it under enterprise applications.' },
  90002: { message: 'the tenant does not exist in this cloud', help: 'Check tenant id and cloud.' },
  900023: { message: 'the tenant id is neither an id nor a domain', help: 'Write the directory (tenant) id.' },
  700027: {
    message: 'the certificate is not one of the application, or has expired',
    help: 'Upload it under certificates and secrets of the app registration.',
  },
  70021: {
    message: 'no federated credential of the application matches the token presented',
    help: 'Compare issuer, subject and audience of the federated credential with those of the token.',
  },
  700211: {
    message: 'no federated credential of the application matches the issuer of the token presented',
    help: 'Compare the issuer of the federated credential with that of the token.',
  },
  700212: {
    message: 'no federated credential of the application matches the audience of the token presented',
    help: 'Compare the audience of the federated credential with that of the token.',
  },
  700213: {
    message: 'no federated credential of the application matches the subject of the token presented',
    help: 'Compare the subject of the federated credential with that of the token, e.g. repo:OWNER/NAME:environment:production.',
  },
  700024: { message: 'the token presented is not valid at this time', help: "Check this machine's clock." },
  53003: {
    message: 'a Conditional Access policy blocks the application',
    help: 'A policy for workload identities applies to it: let it sign in from here, or exclude it.',
  },
};

/**
 * A failure to get a token, in a sentence without anything secret. Texts of the libraries are not passed on as they are: they
 * quote requests, and the Azure CLI's quote whatever `az` printed. The error itself stays out of `cause` for the same reason.
 * `transport` is the newest failure on the wire, where there was one.
 */
export function explainIdentityError(
  error: unknown,
  authentication: Authentication,
  transport: ConnectionFailure | undefined,
): IdentityError {
  if (error instanceof IdentityError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const number = Number(/AADSTS(\d{4,8})/.exec(text)?.[1]);
  if (!Number.isNaN(number)) return explainNumber(number, text);
  return transport === undefined ? explainMethod(authentication, text) : explainTransport(transport);
}

function explainNumber(number: number, text: string): IdentityError {
  const known = sentences[number];
  // The subject tells which branch or environment asked, and is what has to be compared.
  const subject = number === 700213 ? /subject '([^']{1,200})'/.exec(text)?.[1] : undefined;
  const message = known?.message ?? 'Entra does not sign the identity in';
  return new IdentityError(
    `${message}${subject === undefined ? '' : ` (${subject})`} (AADSTS${number})`,
    known?.help ?? `Look the number up at https://login.microsoftonline.com/error?code=${number}.`,
    { number },
  );
}

function explainTransport(failure: ConnectionFailure): IdentityError {
  if (failure.code === 'CertificateRejected') {
    const help = 'If a proxy inspects the traffic, let NODE_EXTRA_CA_CERTS name the file with its certificate.';
    return new IdentityError('the certificate of the sign-in service was not accepted', help);
  }
  const what = failure.code === 'HostNotFound' ? 'its name is not found' : 'no connection to it, or it broke';
  const help = 'Check network, name service, proxy and firewall: the sign-in service must be reachable over https.';
  return new IdentityError(`the sign-in service cannot be reached: ${what}`, help);
}

/** What is left when nobody answered with a number and the wire was sound: each method has its own usual reason. */
function explainMethod(authentication: Authentication, text: string): IdentityError {
  switch (authentication.method) {
    case 'certificate': {
      const help =
        'The PEM file has to hold the certificate and its private key; check that it can be read, and the password of the key.';
      return new IdentityError(`the certificate in ${authentication.path} cannot be used`, help);
    }
    case 'azureCli':
      return new IdentityError('the Azure CLI gives no token', 'Run `az login --tenant TENANT` and try again.');
    case 'managedIdentity': {
      const help = 'Run on an Azure resource that has the identity assigned; elsewhere use another method.';
      return new IdentityError('there is no managed identity to be had here', help);
    }
    default: {
      if (authentication.method === 'workloadIdentity' && /ENOENT|EACCES|No content on the file/.test(text)) {
        const file = authentication.tokenFile ?? 'named by AZURE_FEDERATED_TOKEN_FILE';
        return new IdentityError(
          `the federated token in the file ${file} cannot be read`,
          'Check that the platform provides it.',
        );
      }
      const help = 'Check network, proxy and firewall; the sign-in service must be reachable over https.';
      return new IdentityError(
        'the sign-in service cannot be reached, or answers with something else than a token',
        help,
      );
    }
  }
}
