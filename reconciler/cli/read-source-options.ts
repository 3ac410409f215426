import type { SourceOptions } from '../git/project-source.ts';
import { UsageError } from '../usage-error.ts';
import { flag, type Invocation, textOption } from './command.ts';
import { stateFolder } from './state-folder.ts';

export interface SourceChoice extends SourceOptions {
  /** False where no option and no variable names a repository, a revision or a condition: the folder one stands in is meant. */
  readonly isAsked: boolean;
}

/** What the command line and the environment say of where the files come from. Throws UsageError. */
export function readSourceOptions(invocation: Invocation): SourceChoice {
  const { env } = process;
  const option = (name: string, variable: string) => textOption(invocation, name) ?? (env[variable] || undefined);
  const repository = option('repository', 'GATEWRIGHT_REPOSITORY');
  const ref = option('ref', 'GATEWRIGHT_REF');
  const path = option('path', 'GATEWRIGHT_PATH');
  const allowedSigners = option('allowedSigners', 'GATEWRIGHT_ALLOWED_SIGNERS');
  const refuseRollback = flag(invocation, 'refuseRollback') || isOn(env.GATEWRIGHT_REFUSE_ROLLBACK);
  const acceptRollback = textOption(invocation, 'acceptRollback');
  if (acceptRollback !== undefined && !refuseRollback)
    throw new UsageError('`--accept-rollback` accepts what nobody refuses', 'it goes with `--refuse-rollback`');
  concealToken(invocation, env.GATEWRIGHT_GIT_TOKEN, env.GATEWRIGHT_GIT_USER);
  return {
    isAsked: [repository, ref, path, allowedSigners].some((value) => value !== undefined) || refuseRollback,
    directory: textOption(invocation, 'directory'),
    ...{ repository, ref, path, allowedSigners, refuseRollback, acceptRollback },
    state: stateFolder(invocation),
    environment: env,
    onLog: (text) => invocation.output.log(text),
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

/** In the two forms in which it travels. */
function concealToken({ output }: Invocation, token: string | undefined, user = 'x-access-token'): void {
  if (token === undefined || token === '') return;
  output.conceal(() => [token, Buffer.from(`${user}:${token.trim()}`).toString('base64')]);
}
