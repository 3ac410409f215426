/** GitHub or Azure DevOps answered with something other than success, or not at all (`status` 0). Neither text holds the token. */
export class ForgeError extends Error {
  override readonly name = 'ForgeError';
  readonly status: number;
  readonly help: string;
  /** refused: nothing changed. unknown: a write may have happened; look before trying again. */
  readonly outcome: 'refused' | 'unknown';

  constructor(status: number, message: string, help: string, outcome: ForgeError['outcome'] = 'refused') {
    super(message);
    this.status = status;
    this.help = help;
    this.outcome = outcome;
  }
}
