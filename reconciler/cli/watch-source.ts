import { createProjectSource } from '../git/project-source.ts';
import type { ProjectSource } from '../ports.ts';
import type { Log } from '../service/log.ts';
import type { Invocation } from './command.ts';
import { readSourceOptions } from './read-source-options.ts';

/** Where `watch` takes the files from: a commit of the folder one stands in, or of a repository. */
export function watchSource(invocation: Invocation, log: Log): ProjectSource {
  const { isAsked: _, ...choice } = readSourceOptions(invocation);
  return createProjectSource({ ...choice, onLog: (text) => log('warn', text) });
}
