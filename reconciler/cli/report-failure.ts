import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { ApplyFailure } from '../apply-failure.ts';
import { SeedError } from '../emulator/seed.ts';
import { ForgeError } from '../forge/forge-error.ts';
import { explainGraphError } from '../graph/explain-graph-error.ts';
import { IdentityError } from '../graph/identity/identity-error.ts';
import { GraphError, SourceError, StoreError } from '../ports.ts';
import { UnboundNameError } from '../tenant/bind-request.ts';
import { ReadError } from '../tenant/read-error.ts';
import { UsageError } from '../usage-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { explainSystemError } from './explain-system-error.ts';
import type { Output } from './output.ts';

interface Told {
  readonly message: string;
  readonly help?: string;
}

/** Tells what stopped a command. What the world did gets a sentence and advice; only our own mistakes get a stack. */
export function reportFailure(error: unknown, output: Output, json: boolean): ExitCode {
  const told = tell(error);
  const code = error instanceof GraphError && error.code === 'Cancelled' ? exitCodes.interrupted : exitCodes.error;
  if (json) output.data(JSON.stringify(failureDocument(error, told), null, 2));
  output.progress('');
  output.log(`${output.logColours.red('error:')} ${told.message}`);
  if (error instanceof ApplyFailure) for (const line of placeLines(error)) output.log(line);
  if (told.help !== undefined) output.log(`  = help: ${told.help}`);
  if (error instanceof ApplyFailure) output.log(`  = ${progressOf(error)}`);
  return code;
}

/** For scripts: beside the words, what Graph answered, which object it was about and how far the run had come. */
function failureDocument(error: unknown, told: Told) {
  if (!(error instanceof GraphError)) return { formatVersion: '1.0', error: told };
  const { status, code, requestId, outcome } = error;
  const answer = { ...told, status, code, ...(requestId === undefined ? {} : { requestId }), outcome };
  if (!(error instanceof ApplyFailure)) return { formatVersion: '1.0', error: answer };
  const { change, span, sent, total } = error;
  const place = span === undefined ? {} : { file: span.file, line: span.start.line, column: span.start.column };
  const object = { resource: resourceKey(change), action: change.action, title: change.title };
  return { formatVersion: '1.0', status: 'failed', error: { ...answer, ...object, ...place }, sent, total };
}

function placeLines({ change, span }: ApplyFailure): readonly string[] {
  const place = span === undefined ? resourceKey(change) : `${span.file}:${span.start.line}:${span.start.column}`;
  return [
    visibleText(`  --> ${place}`),
    visibleText(`  = to ${change.action} \`${change.title}\` (${resourceKey(change)})`),
  ];
}

function progressOf({ sent, total }: ApplyFailure): string {
  if (sent === 0) return 'nothing was written before it';
  return `${sent} of ${counted(total, 'request')} had been carried out before it and are recorded; apply goes on from there`;
}

function tell(error: unknown): Told {
  if (error instanceof GraphError) return explainGraphError(error);
  if (
    error instanceof StoreError ||
    error instanceof IdentityError ||
    error instanceof ForgeError ||
    error instanceof SourceError
  )
    return { message: error.message, help: error.help };
  if (error instanceof UsageError)
    return error.help === undefined ? { message: error.message } : { message: error.message, help: error.help };
  if (error instanceof SeedError) return { message: error.message };
  if (error instanceof ReadError || error instanceof UnboundNameError)
    return { message: error.message, help: 'nothing was concluded from it; run again, and report it if it stays' };
  const system = explainSystemError(error);
  if (system !== undefined) return system;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `gatewright failed unexpectedly: ${message}`, help: 'this is a mistake in gatewright itself' };
}
