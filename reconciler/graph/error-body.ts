import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** What an error body of Graph says, whichever of its envelopes it came in. */
export interface ErrorBody {
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** The number at the head of a text of Conditional Access. */
  readonly number: number | undefined;
  readonly requestId: string | undefined;
}

/**
 * Reads an error body. beta and older v1.0 say only "malformed or incorrect" in `error.message` and keep the numbered text in
 * `error.innerError.message` (Azure-Samples/azure-ad-conditional-access-apis issue 20); Intune puts a JSON document into
 * the message, as a string (IntuneCD issue 218).
 */
export function readErrorBody(body: Json | undefined): ErrorBody {
  const error = member(body, 'error') ?? {};
  const inner = member(error, 'innerError') ?? member(error, 'innererror') ?? {};
  const message = unwrapIntune(specific(text(error, 'message'), text(inner, 'message')));
  const number = /^(\d{4}): /.exec(message ?? '')?.[1];
  return {
    code: text(error, 'code'),
    message,
    number: number === undefined ? undefined : Number(number),
    requestId: text(inner, 'request-id') ?? text(inner, 'requestId'),
  };
}

const generic = /^(the server could not process the request because it is malformed or incorrect|bad request)\.?$/i;

function specific(outer: string | undefined, inner: string | undefined): string | undefined {
  return inner !== undefined && (outer === undefined || generic.test(outer.trim())) ? inner : outer;
}

/**
 * "An error has occurred - Operation ID (…): … - Activity ID: … - Url: …" becomes its first part with the activity id, which is
 * what Microsoft's support asks for; the address of the internal service says nothing to anybody else.
 */
function unwrapIntune(message: string | undefined): string | undefined {
  if (message === undefined || !message.trimStart().startsWith('{')) return message;
  let document: unknown;
  try {
    document = JSON.parse(message);
  } catch {
    return message;
  }
  if (!isJsonObject(document)) return message;
  const inside = text(document, 'Message') ?? text(document, 'message');
  if (inside === undefined) return message;
  const said = inside.split(/ - (?:Operation ID|Activity ID|Url)\b/)[0]?.trim() ?? inside;
  const phrase = text(document, 'CustomApiErrorPhrase');
  const activity = /Activity ID: ([0-9a-f-]{36})/i.exec(inside)?.[1];
  return [
    phrase === undefined ? said : `${said}: ${phrase}`,
    activity === undefined ? '' : ` (activity ${activity})`,
  ].join('');
}

function member(value: Json | undefined, name: string): JsonObject | undefined {
  const found = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(found) ? found : undefined;
}

function text(object: JsonObject, name: string): string | undefined {
  const found = object[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
}
