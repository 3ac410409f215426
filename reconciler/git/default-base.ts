import { SourceError } from '../ports.ts';
import type { Git } from './git.ts';
import type { GitSettings } from './git-environment.ts';
import { assertRevision } from './ref-name.ts';

/** Where pipelines say into which branch a pull request is to go: GitHub, Azure DevOps, GitLab. */
const variables = ['GITHUB_BASE_REF', 'SYSTEM_PULLREQUEST_TARGETBRANCH', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'];

/** The branch that work is for, where nobody says: that of the pull request, or the default branch. Throws SourceError. */
export async function defaultBase(git: Git, environment: GitSettings['environment']): Promise<string> {
  const targets = variables
    .flatMap((name) => environment[name] || [])
    .map((name) => name.replace(/^refs\/heads\//, ''));
  for (const target of targets) assertRevision(target);
  const candidates = [
    ...targets.map((name) => `origin/${name}`),
    'origin/HEAD',
    'origin/main',
    'origin/master',
    'main',
    'master',
  ];
  for (const name of candidates)
    if (await git.asks(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])) return name;
  throw new SourceError(
    'missing',
    'there is no branch to compare with',
    'name one with `--base REF`; a pipeline that clones one branch needs the other too (`fetch-depth: 0`)',
  );
}
