import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { ApplyFailure } from '../apply-failure.ts';
import { type ExplainedFailure, explainFailure } from '../explain-failure.ts';
import { GraphError } from '../ports.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';

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
function failureDocument(error: unknown, told: ExplainedFailure) {
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

function tell(error: unknown): ExplainedFailure {
  const explained = explainFailure(error);
  if (explained !== undefined) return explained;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `gatewright failed unexpectedly: ${message}`, help: 'this is a mistake in gatewright itself' };
}
