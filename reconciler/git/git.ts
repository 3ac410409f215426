import { type GitSettings, gitEnvironment } from './git-environment.ts';

/** Commands of git in one folder. Each takes the arguments of one command and rejects with GitFailure. */
export interface Git {
  /** What the command prints. */
  text(given: readonly string[]): Promise<string>;
  /** True for exit code 0, false for 1, which is how git answers no. */
  asks(given: readonly string[]): Promise<boolean>;
  /** The bytes of the objects named on the lines of `names`, as `cat-file --batch` prints them. */
  objects(names: string): Promise<Buffer>;
}

export interface GitOptions extends GitSettings {
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a word from git until it counts as stuck. */
  readonly patience?: number | undefined;
}

/** A git command that did not end with 0. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
  /** -1 where there was none: git is not installed, was stopped, or was silent for too long. */
  readonly exitCode: number;
  /** What git said. It may hold anything, so it is scrubbed before it is shown. */
  readonly said: string;
  readonly why: 'ended' | 'silent' | 'stopped' | 'absent' | 'endless';

  constructor(details: Pick<GitFailure, 'exitCode' | 'said' | 'why'>, command: string) {
    super(`git ${command} ended with ${details.exitCode}: ${details.said.trim()}`);
    this.exitCode = details.exitCode;
    this.said = details.said;
    this.why = details.why;
  }
}

const patience = 120_000;
/** A few kilobytes of trees that hold each other can list as billions of files. */
const longestText = 16 * 1024 * 1024;
/** Contents are asked for in parts whose sizes are known. */
const longestObjects = 512 * 1024 * 1024;
const separator = '\u0000';

/** The only place that starts git. */
export function createGit(options: GitOptions): Git {
  const environment = gitEnvironment(options);
  const run = async <Result>(given: readonly string[], work: Work<Result>, input?: string) => {
    const tooLong = new AbortController();
    try {
      return await work(await open(options, environment, tooLong, input));
    } catch (error) {
      if (tooLong.signal.aborted)
        throw new GitFailure({ exitCode: -1, said: 'no end of it', why: 'endless' }, given[0] ?? '');
      throw toFailure(error, given);
    }
  };
  return {
    text: (given) => run(given, (git) => git.raw([...given])),
    asks: async (given) => {
      try {
        await run(given, (git) => git.raw([...given]));
        return true;
      } catch (error) {
        if (error instanceof GitFailure && error.why === 'ended' && error.exitCode === 1) return false;
        throw error;
      }
    },
    objects: (names) => run(['cat-file'], async (git) => Buffer.from(await git.binaryCatFile(['--batch'])), names),
  };
}

type SimpleGit = Awaited<ReturnType<typeof open>>;
type Work<Result> = (git: SimpleGit) => Promise<Result>;

async function open(
  options: GitOptions,
  environment: Record<string, string>,
  tooLong: AbortController,
  input: string | undefined,
) {
  const { simpleGit } = await import('simple-git');
  return simpleGit({
    baseDir: options.folder,
    timeout: { block: options.patience ?? patience },
    // The default ends 50 ms after the process and may lose the rest of a long output.
    completion: { onClose: true, onExit: false },
    abort: AbortSignal.any([tooLong.signal, ...(options.signal === undefined ? [] : [options.signal])]),
    ...(input === undefined ? {} : { input: () => input }),
    // simple-git takes a failing command without output for success (steveukx/git-js issues 438 and 1038): of an unsigned commit,
    // `verify-commit` says nothing and ends with 1.
    errors: (error, { exitCode, stdErr }) => {
      // Stopped, or silent for too long: that is no answer of git.
      if (pluginOf(error) !== undefined) return error;
      if (exitCode === 0) return undefined;
      return Buffer.from(`${exitCode}${separator}${Buffer.concat(stdErr).toString('utf8')}`);
    },
    // These are the names and settings of `gitEnvironment` and no more: what a caller could pass as an argument stays forbidden.
    allowEnvironment: Object.keys(environment).filter((name) => name.toUpperCase().startsWith('GIT_')),
    unsafe: {
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeExec: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeGpgProgram: true,
      allowUnsafeHooksPath: true,
      allowUnsafeSshCommand: true,
    },
  })
    .env(environment)
    .outputHandler((_command, output) =>
      stopWhenLong(output, input === undefined ? longestText : longestObjects, tooLong),
    );
}

function stopWhenLong(output: NodeJS.ReadableStream, longest: number, tooLong: AbortController): void {
  let size = 0;
  output.on('data', (part: Buffer) => {
    size += part.length;
    if (size > longest) tooLong.abort();
  });
}

function toFailure(error: unknown, given: readonly string[]): GitFailure {
  const message = error instanceof Error ? error.message : String(error);
  const [head = '', ...rest] = message.split(separator);
  const plugin = pluginOf(error);
  const [command = ''] = given;
  if (plugin === 'timeout') return new GitFailure({ exitCode: -1, said: 'no answer in time', why: 'silent' }, command);
  if (plugin === 'abort') return new GitFailure({ exitCode: -1, said: 'stopped', why: 'stopped' }, command);
  if (rest.length === 0) return new GitFailure({ exitCode: -1, said: message, why: 'ended' }, command);
  const said = rest.join(separator);
  const isAbsent = /\bspawn \S*git\S* ENOENT\b/.test(said);
  return new GitFailure({ exitCode: Number(head), said, why: isAbsent ? 'absent' : 'ended' }, command);
}

/** The part of simple-git that ended a command before git did, or kept it from starting. */
function pluginOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'plugin' in error ? error.plugin : undefined;
}
