/** What the process says when it ends. Scripts rely on these numbers. */
export const exitCodes = {
  ok: 0,
  /** Something failed; wrong usage too. */
  error: 1,
  /** There are changes or drift: `drift` always says so, `plan` with `--detailed-exitcode`. */
  changes: 2,
  /** Checks, tests or proofs failed. */
  failed: 3,
  /** Refused by a guard, or the plan is stale. */
  refused: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
