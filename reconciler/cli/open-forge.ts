import { createAzureDevOpsApi } from '../forge/azure-devops-api.ts';
import { azureDevOpsConversation } from '../forge/azure-devops-conversation.ts';
import type { Conversation } from '../forge/conversation.ts';
import { createGithubApi } from '../forge/github-api.ts';
import { githubConversation } from '../forge/github-conversation.ts';
import { azureDevOpsPullRequestOf, githubPullRequestOf } from '../forge/pull-request-of.ts';
import { systemClock } from '../system/system-clock.ts';
import { systemRandom } from '../system/system-random.ts';
import { web } from '../system/web.ts';
import { UsageError } from '../usage-error.ts';
import type { Output } from './output.ts';
import type { Surroundings } from './surroundings.ts';

/** Pull requests where the pipeline runs. */
export interface Forge {
  conversation(pullRequest: number): Conversation;
  /** The pull request whose merge made a commit. */
  pullRequestOf(commit: string): Promise<number | undefined>;
}

/** The pull requests of the repository this pipeline is for. Throws UsageError where the pipeline does not say enough. */
export function openForge(at: Surroundings | undefined, output: Output, signal: AbortSignal): Forge {
  if (at === undefined) {
    throw new UsageError(
      'neither GitHub Actions nor Azure Pipelines runs this',
      'elsewhere, set GITHUB_ACTIONS=true, GITHUB_REPOSITORY, GITHUB_REF and GITHUB_TOKEN as GitHub would',
    );
  }
  const { token, repository, project, api: baseUrl } = at;
  if (token === undefined) throw new UsageError('there is no token for pull requests', tokenHelp[at.provider]);
  output.conceal(() => [token]);
  const options = { baseUrl, token, web, clock: systemClock, random: systemRandom, signal };
  if (at.provider === 'github') {
    const api = createGithubApi(options);
    const name = needed(repository, 'GITHUB_REPOSITORY');
    return {
      conversation: (pullRequest) => githubConversation(api, name, pullRequest),
      pullRequestOf: (commit) => githubPullRequestOf(api, name, commit),
    };
  }
  const api = createAzureDevOpsApi(options);
  const place = {
    project: needed(project, 'SYSTEM_TEAMPROJECTID'),
    repository: needed(repository, 'BUILD_REPOSITORY_ID'),
  };
  return {
    conversation: (pullRequest) => azureDevOpsConversation(api, { ...place, pullRequest }),
    pullRequestOf: (commit) => azureDevOpsPullRequestOf(api, place, commit),
  };
}

const tokenHelp = {
  github: 'give the step `GITHUB_TOKEN` from `github.token`, in a job with `pull-requests: write`',
  azureDevOps: 'give the step `SYSTEM_ACCESSTOKEN: $(System.AccessToken)` in its `env`',
} as const;

function needed(value: string | undefined, variable: string): string {
  if (value === undefined || value === '')
    throw new UsageError(`${variable} is not set`, 'the pipeline sets it by itself');
  return value;
}
