/** No token could be had. The message is a plain sentence without anything secret; `help` says what to do about it. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  readonly help: string;
  /** Entra's number, e.g. 7000215 of AADSTS7000215. */
  readonly number: number | undefined;

  constructor(
    message: string,
    help: string,
    details: { readonly number?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.help = help;
    this.number = details.number;
  }
}
