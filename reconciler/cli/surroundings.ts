import { readFile } from 'node:fs/promises';
import { isJsonObject } from '../../schemas/json.ts';

/** What a pipeline tells of itself in its environment. */
export interface Surroundings {
  readonly provider: 'github' | 'azureDevOps';
  /** Base address of the REST interface. */
  readonly api: string;
  readonly token: string | undefined;
  /** GitHub: OWNER/NAME. Azure DevOps: id of the repository. */
  readonly repository: string | undefined;
  /** Azure DevOps only. */
  readonly project: string | undefined;
  readonly pullRequest: number | undefined;
  /** True for a pull request whose branch lies in another repository: it gets neither an identity nor a token that writes. */
  readonly isFork: boolean;
  readonly commit: string | undefined;
  /** Grows from run to run. */
  readonly run: number | undefined;
  /** Where people find log and summary. */
  readonly runUrl: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The pipeline this process runs in; undefined outside of GitHub Actions and Azure Pipelines. */
export async function surroundingsOf(environment: Environment): Promise<Surroundings | undefined> {
  if (environment.GITHUB_ACTIONS === 'true') return github(environment);
  return environment.TF_BUILD?.toLowerCase() === 'true' ? azureDevOps(environment) : undefined;
}

/** GitHub docs: "Variables reference" (2026). */
async function github(environment: Environment): Promise<Surroundings> {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_RUN_ID: run } = environment;
  const pull = await eventPullRequest(environment.GITHUB_EVENT_PATH);
  const ref = /^refs\/pull\/(\d+)\//.exec(environment.GITHUB_REF ?? '')?.[1];
  return {
    provider: 'github',
    api: environment.GITHUB_API_URL ?? 'https://api.github.com',
    token: given(environment.GITHUB_TOKEN),
    repository,
    project: undefined,
    pullRequest: pull.number ?? numberOf(ref),
    isFork: pull.head !== undefined && pull.head !== repository,
    commit: environment.GITHUB_SHA,
    run: numberOf(run),
    runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined,
  };
}

async function eventPullRequest(
  path: string | undefined,
): Promise<{ readonly number?: number; readonly head?: string }> {
  if (!path) return {};
  let event: unknown;
  try {
    event = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return {};
  }
  const pull = isJsonObject(event) ? event.pull_request : undefined;
  if (!isJsonObject(pull) || typeof pull.number !== 'number') return {};
  const head = isJsonObject(pull.head) ? pull.head : {};
  // The repository of a fork that was deleted is null: still not ours.
  const name = isJsonObject(head.repo) ? head.repo.full_name : '';
  return { number: pull.number, head: typeof name === 'string' ? name : '' };
}

/** Microsoft docs: "Use predefined variables" (2026). */
function azureDevOps(environment: Environment): Surroundings {
  const api = environment.SYSTEM_COLLECTIONURI ?? environment.SYSTEM_TEAMFOUNDATIONCOLLECTIONURI ?? '';
  const { SYSTEM_TEAMPROJECTID: project, BUILD_BUILDID: run } = environment;
  return {
    provider: 'azureDevOps',
    api,
    token: given(environment.SYSTEM_ACCESSTOKEN),
    repository: environment.BUILD_REPOSITORY_ID,
    project,
    pullRequest: numberOf(environment.SYSTEM_PULLREQUEST_PULLREQUESTID),
    isFork: environment.SYSTEM_PULLREQUEST_ISFORK?.toLowerCase() === 'true',
    commit: environment.BUILD_SOURCEVERSION,
    run: numberOf(run),
    runUrl: api && project && run ? `${api}${project}/_build/results?buildId=${run}` : undefined,
  };
}

/** Azure Pipelines leaves `$(System.AccessToken)` as it stands where it may not be used. */
function given(token: string | undefined): string | undefined {
  return token === undefined || token.trim() === '' || token.startsWith('$(') ? undefined : token;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
