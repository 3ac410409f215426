import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BEHAVIOURS, isBehaviourName } from '../emulator/behaviours/behaviours.ts';
import type { EmulatorOptions } from '../emulator/emulator.ts';
import { faultScriptSchema } from '../emulator/faults.ts';
import { parseSeed } from '../emulator/seed.ts';
import { UsageError } from '../usage-error.ts';
import { flag, type Invocation, textOption, textsOption } from './command.ts';

/** What the command line says about an emulator. Throws UsageError for files that cannot be used. */
export async function readEmulatorOptions(invocation: Invocation): Promise<EmulatorOptions> {
  const seed = await readJson(textOption(invocation, 'seed'));
  const faults = await readJson(textOption(invocation, 'faults'));
  const store = textOption(invocation, 'store');
  const without = textsOption(invocation, 'without');
  for (const name of without) {
    if (!isBehaviourName(name))
      throw new UsageError(`there is no belief \`${name}\``, '`gatewright emulate --list-beliefs` lists them');
  }
  return {
    ...(seed === undefined ? {} : { seed: parseSeed(seed) }),
    ...(faults === undefined ? {} : { faults: parseFaults(faults) }),
    ...(store === undefined ? {} : { store }),
    behaviours: Object.fromEntries(without.map((name) => [name, false])),
    strict: flag(invocation, 'strict'),
    throttling: flag(invocation, 'throttling'),
  };
}

function parseFaults(value: unknown) {
  const result = faultScriptSchema.safeParse(value);
  if (result.success) return result.data;
  throw new UsageError(`the fault script is not understood: ${z.prettifyError(result.error)}`);
}

async function readJson(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined;
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(
      `\`${path}\` cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Every belief about Graph, with its source. */
export function listBeliefs(): string {
  return Object.entries(BEHAVIOURS)
    .map(([name, { sentence, source }]) => `${name}\n    ${sentence}\n    ${source}`)
    .join('\n');
}
