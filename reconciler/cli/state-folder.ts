import { join, resolve } from 'node:path';
import { projectRoot } from '../project/project-folder.ts';
import { type Invocation, textOption } from './command.ts';

/** Where the reconciler keeps what it remembers: `--state`, or `.gatewright` of the project, or of the folder one stands in. */
export function stateFolder(invocation: Invocation): string {
  const given = textOption(invocation, 'state');
  if (given !== undefined) return resolve(given);
  const directory = textOption(invocation, 'directory');
  return join(projectRoot(directory) ?? resolve(directory ?? '.'), '.gatewright');
}
