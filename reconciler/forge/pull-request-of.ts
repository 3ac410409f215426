import { isJsonObject, type Json } from '../../schemas/json.ts';
import type { AzureDevOpsApi } from './azure-devops-api.ts';
import type { AzureDevOpsPullRequest } from './azure-devops-conversation.ts';
import type { GithubApi } from './github-api.ts';
import { repositoryPath } from './repository-path.ts';

/** The pull request of GitHub whose merge made a commit, however it was merged; undefined where there is none. */
export async function githubPullRequestOf(
  api: GithubApi,
  repository: string,
  commit: string,
): Promise<number | undefined> {
  const pulls = await api.list(`${repositoryPath(repository)}/commits/${encodeURIComponent(commit)}/pulls`);
  const merged = pulls.find((pull) => pull.merge_commit_sha === commit && typeof pull.merged_at === 'string');
  return typeof merged?.number === 'number' ? merged.number : undefined;
}

/** The same on Azure DevOps (Microsoft docs: "Pull Request Query - Get", 7.1). */
export async function azureDevOpsPullRequestOf(
  api: AzureDevOpsApi,
  at: Omit<AzureDevOpsPullRequest, 'pullRequest'>,
  commit: string,
): Promise<number | undefined> {
  const path = `/${encodeURIComponent(at.project)}/_apis/git/repositories/${encodeURIComponent(at.repository)}/pullrequestquery`;
  const answer = await api.request('POST', path, { queries: [{ type: 'lastMergeCommit', items: [commit] }] });
  const results: Json = isJsonObject(answer) ? (answer.results ?? []) : [];
  const found = Array.isArray(results)
    ? results.flatMap((result) => (isJsonObject(result) ? (result[commit] ?? []) : []))
    : [];
  const merged = found.flat().find((pull) => isJsonObject(pull) && pull.status === 'completed');
  return isJsonObject(merged) && typeof merged.pullRequestId === 'number' ? merged.pullRequestId : undefined;
}
