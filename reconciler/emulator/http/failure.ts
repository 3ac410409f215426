/** Which of Graph's back ends writes the error, because each has its own envelope. */
export type Service = 'gateway' | 'conditionalAccess' | 'intune' | 'directory' | 'reports';

/**
 * A refusal on its way to the client. `number` is the four-digit number Conditional Access puts before its texts.
 * Thrown by collections, turned into an envelope by the dispatcher.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: number;
  readonly code: string;
  readonly service: Service;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    service: Service = 'gateway',
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.service = service;
    this.headers = headers;
  }
}

/** 400 with a Conditional Access text; `text` begins with its number where one is known, e.g. `1011: …`. */
export function refusedPolicy(text: string): Failure {
  return new Failure(400, 'BadRequest', text, 'conditionalAccess');
}

/** 400 in Intune's manner, where the text travels inside a JSON document inside `message`. */
export function refusedByIntune(text: string, code = 'BadRequest'): Failure {
  return new Failure(400, code, text, 'intune');
}

/** 400 of the directory, e.g. `Request_BadRequest`. */
export function refusedByDirectory(text: string, code = 'Request_BadRequest'): Failure {
  return new Failure(400, code, text, 'directory');
}

/** 404 of the directory, in Azure AD Graph's old words. */
export function directoryObjectNotFound(id: string): Failure {
  const text = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return new Failure(404, 'Request_ResourceNotFound', text, 'directory');
}

/**
 * 400 for a path that looks valid in the metadata but has no route behind it
 * (microsoft-graph-docs issues 4104, 16701 and 17236; msgraph-sdk-dotnet issue 2220).
 */
export function noRoute(method: string, path: string, template: string): Failure {
  const text =
    `No OData route exists that match template ~/${template} with http verb ${method} for request ` +
    `/DeviceConfiguration_2608/StatelessDeviceConfigurationFEService${path}.`;
  return new Failure(400, 'No method match route template', text);
}
