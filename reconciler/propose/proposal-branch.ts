import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Git, GitFailure } from '../git/git.ts';
import type { GitSettings } from '../git/git-environment.ts';
import { ProposalError } from '../ports.ts';
import type { ChangedFile } from './changed-files.ts';

/** The branch of a tenant's proposal in a remote repository, seen from a bare clone of ours. */
export interface ProposalBranch {
  /** `gatewright/drift-contoso`. */
  readonly branch: string;
  readonly tenant: string;
  /** What git is given. */
  readonly address: string;
  readonly openGit: (configuration?: GitSettings['configuration']) => Git;
  /** Folder for files on their way into the clone. */
  readonly scratch: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** What the branch is to say. */
export interface Content {
  /** The commit it stands on. */
  readonly base: string;
  /** Folder of the project from the top of the repository; empty at the top. */
  readonly path: string;
  readonly changed: readonly ChangedFile[];
  readonly message: string;
}

const ours = 'Gatewright-Proposal';
const base = 'Gatewright-Base';

/**
 * Makes the branch one commit on the base. `kept`: it says so already. Throws ProposalError where somebody else committed to it: what
 * they did is theirs.
 */
export async function writeBranch(to: ProposalBranch, content: Content): Promise<'kept' | 'made' | 'renewed'> {
  const tip = await tipOf(to);
  const git = to.openGit([
    ['user.name', to.author.name],
    ['user.email', to.author.email],
  ]);
  const blobs = await writeBlobs(git, to.scratch, content);
  if (tip !== undefined) {
    await assertOurs(to, git, tip);
    if (await saysSo(git, tip, blobs)) return 'kept';
  }
  const tree = await writeTree(git, content.base, blobs);
  const message = `${content.message.trimEnd()}\n\n${ours}: ${to.tenant}\n${base}: ${content.base}\n`;
  const commit = (await git.text(['commit-tree', tree, '-p', content.base, '-m', message])).trim();
  await push(to, git, commit, tip);
  return tip === undefined ? 'made' : 'renewed';
}

/** Takes the branch away, if it is there and nobody else committed to it. False where it was not there. */
export async function removeBranch(to: ProposalBranch): Promise<boolean> {
  const tip = await tipOf(to);
  if (tip === undefined) return false;
  const git = to.openGit();
  await assertOurs(to, git, tip);
  await push(to, git, '', tip);
  return true;
}

/** Where the branch stands in the remote repository, fetched; undefined where there is none. */
export async function tipOf({ openGit, address, branch }: ProposalBranch): Promise<string | undefined> {
  const git = openGit();
  const ref = `refs/heads/${branch}`;
  const line = (await git.text(['ls-remote', '--', address, ref]))
    .split('\n')
    .find((each) => each.endsWith(`\t${ref}`));
  if (line === undefined) return undefined;
  await git.text(['fetch', '--quiet', '--no-tags', '--', address, `+${ref}:refs/gatewright/proposal`]);
  return (await git.text(['rev-parse', '--verify', 'refs/gatewright/proposal^{commit}'])).trim();
}

interface Blob {
  /** From the top of the repository. */
  readonly path: string;
  /** Undefined for a file that goes. */
  readonly id: string | undefined;
}

/** Byte for byte: no filter of anybody changes line breaks on the way. */
async function writeBlobs(git: Git, scratch: string, { path, changed }: Content): Promise<readonly Blob[]> {
  await mkdir(scratch, { recursive: true });
  const blobs: Blob[] = [];
  for (const [index, { file, bytes }] of changed.entries()) {
    const whole = path === '' ? file : `${path}/${file}`;
    if (bytes === undefined) {
      blobs.push({ path: whole, id: undefined });
      continue;
    }
    const temporary = join(scratch, String(index));
    await writeFile(temporary, bytes);
    blobs.push({ path: whole, id: (await git.text(['hash-object', '-w', '--no-filters', '--', temporary])).trim() });
  }
  return blobs;
}

async function writeTree(git: Git, commit: string, blobs: readonly Blob[]): Promise<string> {
  await git.text(['read-tree', commit]);
  for (const { path, id } of blobs) {
    if (id === undefined) await git.text(['update-index', '--force-remove', '--', path]);
    else await git.text(['update-index', '--add', '--cacheinfo', `${await modeOf(git, commit, path)},${id},${path}`]);
  }
  return (await git.text(['write-tree'])).trim();
}

async function modeOf(git: Git, commit: string, path: string): Promise<string> {
  const [mode = ''] = (await git.text(['ls-tree', '-z', '--full-tree', commit, '--', `:(literal)${path}`])).split(' ');
  return /^100(?:644|755)$/.test(mode) ? mode : '100644';
}

/** One commit of ours on its base: our signature, and nothing that was merged, amended or put on top. */
async function assertOurs({ branch, tenant, author }: ProposalBranch, git: Git, tip: string): Promise<void> {
  const format = `%ce%x00%P%x00%(trailers:key=${ours},valueonly)%x00%(trailers:key=${base},valueonly)`;
  const said = (await git.text(['log', '-1', `--format=${format}`, tip])).split('\0').map((part) => part.trim());
  const [committer, parents, proposal, standsOn] = said;
  if (committer === author.email && proposal === tenant && parents !== '' && parents === standsOn) return;
  throw new ProposalError(
    `somebody else committed to the branch \`${branch}\`, so that it is left as it is`,
    'merge it or close its pull request, and delete the branch; the next run makes a new one',
  );
}

/** True when the branch changes the very same files in the very same way, on whatever base: then it needs no new commit. */
async function saysSo(git: Git, tip: string, blobs: readonly Blob[]): Promise<boolean> {
  const told = await git.text(['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', `${tip}^`, tip]);
  const parts = told.split('\0');
  const there = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) there.set(parts[at + 1] ?? '', parts[at]?.split(' ')[3] ?? '');
  return (
    there.size === blobs.length &&
    blobs.every(({ path, id }) => (id === undefined ? /^0+$/.test(there.get(path) ?? '') : there.get(path) === id))
  );
}

/** Only over what was seen just now: a push of somebody else in between is not lost. */
async function push(to: ProposalBranch, git: Git, commit: string, seen: string | undefined): Promise<void> {
  const ref = `refs/heads/${to.branch}`;
  try {
    await git.text([
      'push',
      '--quiet',
      `--force-with-lease=${ref}:${seen ?? ''}`,
      '--',
      to.address,
      `${commit}:${ref}`,
    ]);
  } catch (error) {
    if (!(error instanceof GitFailure) || !/stale info|fetch first|non-fast-forward|\[rejected\]/i.test(error.said))
      throw error;
    throw new ProposalError(
      `the branch \`${to.branch}\` changed while the proposal was made`,
      'the next run looks at it again',
      error,
    );
  }
}
