import type { GraphError } from '../ports.ts';
import { explainRefusal } from './explain-refusal.ts';
import { permissionsFor } from './permissions.ts';

/** An error in an administrator's words: what happened, and what can be done about it. */
export interface Explanation {
  readonly message: string;
  readonly help: string;
}

/** What a GraphError means to the person who has to act on it. Graph's own words and the request id stay in the message. */
export function explainGraphError(error: GraphError): Explanation {
  const explanation = explain(error);
  if (error.outcome !== 'unknown') return explanation;
  const doubt = 'It is not known whether the change was made; the next run looks before it sends anything again.';
  return { message: explanation.message, help: `${explanation.help} ${doubt}` };
}

function explain(error: GraphError): Explanation {
  if (error.status === 0 || error.code === 'IncompleteList') return explainNoAnswer(error);
  if (error.status === 401) return explainUnauthorized(error);
  if (error.status === 403) return explainForbidden(error);
  if (error.status === 404) {
    return said(
      'Graph does not find what was asked for',
      error,
      'It may have been deleted by somebody else: plan again.',
    );
  }
  if (error.status === 429) {
    const help =
      'Other tools use up the same allowance: Conditional Access grants one request a second to the whole tenant.';
    return said('Graph is limiting requests to this tenant', error, `${help} Run again later.`);
  }
  if (error.status >= 500) {
    return said(
      'Graph has a fault of its own',
      error,
      'Run again later; if it lasts, see the service health of Microsoft 365.',
    );
  }
  return said(
    'Graph refused the request',
    error,
    explainRefusal(error) ?? 'Compare the object with what Graph says about it, and correct the document.',
  );
}

const noAnswer: Readonly<Record<string, string>> = {
  NoToken: 'See `authentication` in the configuration of the tenant.',
  HostNotFound: "Check the spelling of Graph's address, the name service and the network.",
  ConnectionRefused: 'Check the network, the firewall and the proxy; for an emulator, that it is running on this port.',
  BadAddress: 'Check the address given with `--graph`, and its port.',
  CertificateRejected: 'If a proxy inspects the traffic, let NODE_EXTRA_CA_CERTS name the file with its certificate.',
  ConnectionLost: 'Run again; if it happens every time, look at the proxy or firewall on the way.',
  Timeout: 'Run again later; if it happens every time, look at the proxy or firewall on the way.',
  UnreadableBody: 'Something between here and Graph answers in its place or cuts its answers: look at the proxy.',
  BodyTooLarge: 'No collection read here is as large: check that the address is really that of Graph.',
  IncompleteList: 'Nothing is concluded from a part of a list. Run again; if it lasts, check the address of Graph.',
  Cancelled: 'Run again when it suits.',
};

function explainNoAnswer(error: GraphError): Explanation {
  const help = noAnswer[error.code] ?? 'Run again later.';
  if (error.code === 'NoToken') {
    const better = error.cause instanceof Error && 'help' in error.cause ? String(error.cause.help) : help;
    return { message: `no access to Graph: ${error.message}`, help: better };
  }
  return { message: error.message, help };
}

function explainUnauthorized(error: GraphError): Explanation {
  const help =
    'Check that the token is for this Graph and this tenant, that it has not expired and that the application still exists.';
  return said('Graph does not accept the token', error, help);
}

/**
 * A 403 has two causes that need different people: a permission nobody granted, and a protected action that asks for a person's
 * stronger sign-in, which an application cannot give (msgraph-sdk-powershell issue 2448).
 */
function explainForbidden(error: GraphError): Explanation {
  if (/requires conditional access|claims/i.test(error.message)) {
    const help =
      'The tenant protects this action by a Conditional Access policy the identity cannot satisfy: exempt it there.';
    return said('Graph asks for a stronger sign-in', error, help);
  }
  const needed = permissionsFor(error.request);
  if (needed === undefined) {
    return said(
      'Graph does not allow it',
      error,
      'Grant the application the permission for it, with consent of an administrator.',
    );
  }
  const help = `Grant the application ${enumerate(needed.all)} (application permissions of Microsoft Graph) and consent as administrator.`;
  return said(`no permission to ${needed.purpose}`, error, help);
}

function said(what: string, error: GraphError, help: string): Explanation {
  const id = error.requestId === undefined ? '' : `, request-id ${error.requestId}`;
  return { message: `${what}: ${error.message} (${error.status} ${error.code}${id})`, help };
}

function enumerate(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
