import { SeedError } from '../emulator/seed.ts';
import { explainGraphError } from '../graph/explain-graph-error.ts';
import { IdentityError } from '../graph/identity/identity-error.ts';
import { GraphError, StoreError } from '../ports.ts';
import { UnboundNameError } from '../tenant/bind-request.ts';
import { ReadError } from '../tenant/read-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Tells what stopped a command. What the world did gets a sentence and advice; only our own mistakes get a stack. */
export function reportFailure(error: unknown, output: Output, json: boolean): ExitCode {
  const told = tell(error);
  const code = error instanceof GraphError && error.code === 'Cancelled' ? exitCodes.interrupted : exitCodes.error;
  if (json) output.data(JSON.stringify({ formatVersion: '1.0', error: told }, null, 2));
  output.progress('');
  output.log(`${output.logColours.red('error:')} ${told.message}`);
  if (told.help !== undefined) output.log(`  = help: ${told.help}`);
  return code;
}

function tell(error: unknown): { readonly message: string; readonly help?: string } {
  if (error instanceof GraphError) return explainGraphError(error);
  if (error instanceof StoreError || error instanceof IdentityError)
    return { message: error.message, help: error.help };
  if (error instanceof UsageError)
    return error.help === undefined ? { message: error.message } : { message: error.message, help: error.help };
  if (error instanceof SeedError) return { message: error.message };
  if (error instanceof ReadError || error instanceof UnboundNameError)
    return { message: error.message, help: 'nothing was concluded from it; run again, and report it if it stays' };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return { message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `gatewright failed unexpectedly: ${message}`, help: 'this is a mistake in gatewright itself' };
}
