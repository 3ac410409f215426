import { SeedError } from './emulator/seed.ts';
import { explainSystemError } from './explain-system-error.ts';
import { explainGraphError } from './graph/explain-graph-error.ts';
import { IdentityError } from './graph/identity/identity-error.ts';
import { GraphError, ProposalError, SourceError, StoreError } from './ports.ts';
import { UnboundNameError } from './tenant/bind-request.ts';
import { ReadError } from './tenant/read-error.ts';
import { UsageError } from './usage-error.ts';

/** What stopped a run, in a sentence, and what to do about it. */
export interface ExplainedFailure {
  readonly message: string;
  readonly help?: string;
}

/** What the world did gets a sentence and advice; undefined where the mistake is ours. */
export function explainFailure(error: unknown): ExplainedFailure | undefined {
  if (error instanceof GraphError) return explainGraphError(error);
  if (
    error instanceof StoreError ||
    error instanceof IdentityError ||
    error instanceof SourceError ||
    error instanceof ProposalError
  )
    return { message: error.message, help: error.help };
  if (error instanceof UsageError)
    return error.help === undefined ? { message: error.message } : { message: error.message, help: error.help };
  if (error instanceof SeedError) return { message: error.message };
  if (error instanceof ReadError || error instanceof UnboundNameError)
    return { message: error.message, help: 'nothing was concluded from it; run again, and report it if it stays' };
  return explainSystemError(error);
}
