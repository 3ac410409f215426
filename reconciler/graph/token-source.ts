/** Where bearer tokens for Graph come from. */
export interface TokenSource {
  /**
   * A token for Graph. `renew` asks for a fresh one although the present one has not expired: Graph just refused it.
   * Throws IdentityError.
   */
  getToken(options?: { readonly renew?: boolean }): Promise<string>;
  /** What must not be shown to anybody besides the tokens given out: a client secret, the password of a key. */
  secrets?(): readonly string[];
  /** The identity in words, for messages; without anything secret. */
  describe(): string;
}
