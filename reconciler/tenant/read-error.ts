/** What Graph returned cannot be understood, so nothing may be concluded from it. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}
