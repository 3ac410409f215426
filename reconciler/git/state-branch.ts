import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceError } from '../ports.ts';

/**
 * A branch that keeps what the reconciler remembers of its tenants, for pipelines whose machines remember nothing. It shares no
 * history with the files; whoever may push to it can make an object ours or not ours, so it deserves a rule of its own.
 */
export interface StateBranch {
  /** A folder of the repository whose `origin` holds the branch. */
  readonly repository: string;
  /** The folder that is kept, usually `.gatewright` of the project. */
  readonly directory: string;
  readonly branch: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** An `Authorization` header for `origin`, where git has no credentials of its own. */
  readonly authorization?: string | undefined;
}

const excluded = [':(exclude,glob)**/lock*', ':(exclude,glob)**/*.tmp-*'];

/** Brings the folder to what the branch holds; false where there is no such branch yet. Throws SourceError. */
export async function restoreState(state: StateBranch): Promise<boolean> {
  const ref = `refs/heads/${state.branch}`;
  await git(state, ['check-ref-format', ref]);
  const listed = await git(state, ['ls-remote', '--heads', 'origin', ref]);
  if (listed.trim() === '') return false;
  await git(state, ['fetch', '--no-tags', '--depth=1', 'origin', `+${ref}:${kept(state)}`]);
  await mkdir(state.directory, { recursive: true });
  await withIndex(state, async (inFolder) => {
    await inFolder(['read-tree', kept(state)]);
    await inFolder(['checkout-index', '--all', '--force']);
  });
  return true;
}

/** Commits the folder to the branch and pushes it; false where nothing is new. Somebody else's push in between is not overwritten. */
export async function saveState(state: StateBranch, message: string): Promise<boolean> {
  const parent = (await git(state, ['for-each-ref', '--format=%(objectname)', kept(state)])).trim();
  return withIndex(state, async (inFolder) => {
    if (parent !== '') await inFolder(['read-tree', parent]);
    await inFolder(['add', '--all', '--force', '--', '.', ...excluded]);
    const tree = (await inFolder(['write-tree'])).trim();
    const before = parent === '' ? '' : (await git(state, ['rev-parse', `${parent}^{tree}`])).trim();
    if (tree === before) return false;
    const parents = parent === '' ? [] : ['-p', parent];
    const commit = (await git(state, ['commit-tree', tree, ...parents, '-m', message])).trim();
    await git(state, ['push', 'origin', `${commit}:refs/heads/${state.branch}`]);
    await git(state, ['update-ref', kept(state), commit]);
    return true;
  });
}

/** Where the fetched state stands; a commit pushed from it must follow exactly this one. */
function kept({ branch }: StateBranch): string {
  return `refs/gatewright/${branch}`;
}

/** Work with an index of its own, so that the one of the repository is never touched. */
async function withIndex<Value>(
  state: StateBranch,
  work: (inFolder: (args: readonly string[]) => Promise<string>) => Promise<Value>,
): Promise<Value> {
  const gitDir = (await git(state, ['rev-parse', '--absolute-git-dir'])).trim();
  const index = join(tmpdir(), `gatewright-index-${process.pid}-${state.branch.replaceAll('/', '-')}`);
  // The files are checksummed: no line ending may change. A link in the tree must not lead out of the folder.
  const fixed = [
    '-c',
    'core.autocrlf=false',
    '-c',
    'core.symlinks=false',
    `--git-dir=${gitDir}`,
    `--work-tree=${state.directory}`,
  ];
  try {
    return await work((args) => git(state, [...fixed, ...args], { cwd: state.directory, GIT_INDEX_FILE: index }));
  } finally {
    await rm(index, { force: true });
  }
}

function git(
  state: StateBranch,
  args: readonly string[],
  more: { cwd?: string; GIT_INDEX_FILE?: string } = {},
): Promise<string> {
  const { cwd = state.repository, ...variables } = more;
  const who = { NAME: 'gatewright', EMAIL: 'gatewright@localhost' };
  const env = {
    ...state.environment,
    ...variables,
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: who.NAME,
    GIT_AUTHOR_EMAIL: who.EMAIL,
    GIT_COMMITTER_NAME: who.NAME,
    GIT_COMMITTER_EMAIL: who.EMAIL,
    ...configurationOf(state),
  };
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const words = (stderr.trim().split('\n').at(-1) ?? '').replaceAll(/\/\/[^@/\s]*@/g, '//');
      const command = args.find((arg) => /^[a-z-]+$/.test(arg) && !arg.startsWith('-')) ?? 'git';
      reject(
        new SourceError('failed', `git ${command} of the state branch \`${state.branch}\` failed: ${words}`, help),
      );
    });
  });
}

const help =
  'the job that applies needs `contents: write`, all others `contents: read`; two applies must not run at once';

/** In the environment and not on the command line, where every process of the machine could read it. Hooks would inherit it. */
function configurationOf({ authorization, environment }: StateBranch): Readonly<Record<string, string>> {
  const configuration: readonly (readonly [key: string, value: string])[] = [
    ['core.hooksPath', '/dev/null'],
    // git asks the host it was sent to with the same header (a redirect of the first request moves all later ones).
    ...(authorization === undefined
      ? []
      : ([
          ['http.extraHeader', `Authorization: ${authorization}`],
          ['http.followRedirects', 'false'],
        ] as const)),
  ];
  // Behind what the pipeline sets, such as whose repositories are trusted.
  const before = Number.parseInt(environment.GIT_CONFIG_COUNT ?? '0', 10) || 0;
  return {
    GIT_CONFIG_COUNT: String(before + configuration.length),
    ...Object.fromEntries(
      configuration.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${before + index}`, key],
        [`GIT_CONFIG_VALUE_${before + index}`, value],
      ]),
    ),
  };
}
