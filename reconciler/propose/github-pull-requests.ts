import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { ForgeError } from '../forge/forge-error.ts';
import type { GithubApi } from '../forge/github-api.ts';
import { repositoryPath } from '../forge/repository-path.ts';
import type { PullRequests, PullRequestText } from './pull-requests.ts';

/** Pull requests of a repository of GitHub (GitHub docs, "REST API endpoints for pull requests", 2026). */
export function githubPullRequests(api: GithubApi, repository: string): PullRequests {
  const path = repositoryPath(repository);
  const [owner = ''] = repository.split('/');
  const open = async (branch: string) => {
    const query = new URLSearchParams({ head: `${owner}:${branch}`, state: 'open' });
    const found = await api.list(`${path}/pulls?${query.toString()}`);
    // A filter GitHub does not understand is one it ignores.
    return found.find(
      ({ head }) => isJsonObject(head) && head.ref === branch && repositoryOf(head) === repository.toLowerCase(),
    );
  };
  return {
    async write(branch, into, text) {
      const there = await open(branch);
      const pull = there ?? (await create(api, path, { branch, into, text, open }));
      if (there !== undefined) await update(api, `${path}/pulls/${numberOf(there)}`, there, text, into);
      await label(api, `${path}/issues/${numberOf(pull)}/labels`, pull, text.labels);
      return typeof pull.html_url === 'string' ? pull.html_url : '';
    },
    async close(branch, why) {
      const there = await open(branch);
      if (there === undefined) return false;
      await api.request('POST', `${path}/issues/${numberOf(there)}/comments`, { body: why });
      await api.request('PATCH', `${path}/pulls/${numberOf(there)}`, { state: 'closed' });
      return true;
    },
  };
}

function repositoryOf(head: JsonObject): string {
  return isJsonObject(head.repo) && typeof head.repo.full_name === 'string' ? head.repo.full_name.toLowerCase() : '';
}

function numberOf({ number }: JsonObject): number {
  if (typeof number === 'number') return number;
  throw new ForgeError(
    200,
    'GitHub shows a pull request without a number',
    'look at what stands between here and GitHub',
  );
}

interface Wanted {
  readonly branch: string;
  readonly into: string;
  readonly text: PullRequestText;
  readonly open: (branch: string) => Promise<JsonObject | undefined>;
}

/** After an answer that was lost, and after a 422, the one that is there is the one that was wanted. */
async function create(api: GithubApi, path: string, { branch, into, text, open }: Wanted): Promise<JsonObject> {
  const { title, body } = text;
  try {
    const made = await api.request('POST', `${path}/pulls`, { title, body, head: branch, base: into });
    if (isJsonObject(made)) return made;
  } catch (error) {
    if (!(error instanceof ForgeError) || (error.outcome !== 'unknown' && error.status !== 422)) throw error;
    const there = await open(branch);
    if (there !== undefined) return there;
    throw error;
  }
  throw new ForgeError(200, 'GitHub answered with something that is no pull request', 'run again');
}

async function update(
  api: GithubApi,
  path: string,
  there: JsonObject,
  { title, body }: PullRequestText,
  into: string,
): Promise<void> {
  const base = isJsonObject(there.base) ? there.base.ref : undefined;
  // GitHub stores line breaks as a browser sends them.
  const plain = (value: Json | undefined) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '');
  if (there.title === title && plain(there.body) === plain(body) && base === into) return;
  await api.request('PATCH', path, { title, body, base: into });
}

async function label(api: GithubApi, path: string, pull: JsonObject, labels: readonly string[]): Promise<void> {
  const there = Array.isArray(pull.labels)
    ? pull.labels.flatMap((each: Json) => (isJsonObject(each) ? [each.name] : []))
    : [];
  const missing = labels.filter((each) => !there.includes(each));
  if (missing.length > 0) await api.request('POST', path, { labels: [...missing] });
}
