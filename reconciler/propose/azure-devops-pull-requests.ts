import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { AzureDevOpsApi } from '../forge/azure-devops-api.ts';
import { ForgeError } from '../forge/forge-error.ts';
import type { PullRequests, PullRequestText } from './pull-requests.ts';

/** Microsoft docs, "Pull Requests - Create" (7.1): a description holds 4000 characters at most, a title 400. */
const longestDescription = 4000;
const longestTitle = 400;

/** Pull requests of a repository of Azure DevOps (Microsoft docs, "Pull Requests", 7.1). */
export function azureDevOpsPullRequests(
  api: AzureDevOpsApi,
  { project, repository }: { readonly project: string; readonly repository: string },
): PullRequests {
  const path = `/${encodeURIComponent(project)}/_apis/git/repositories/${encodeURIComponent(repository)}/pullrequests`;
  const open = async (branch: string) => {
    const source = `refs/heads/${branch}`;
    const query = new URLSearchParams({ 'searchCriteria.sourceRefName': source, 'searchCriteria.status': 'active' });
    const found = await api.list(`${path}?${query.toString()}`);
    return found.find(({ sourceRefName, forkSource }) => sourceRefName === source && forkSource === undefined);
  };
  const change = (pull: JsonObject, members: JsonObject) => api.request('PATCH', `${path}/${idOf(pull)}`, members);
  return {
    async write(branch, into, text) {
      const there = await open(branch);
      const wanted = { ...fitted(text), targetRefName: `refs/heads/${into}` };
      const pull = there ?? (await create(api, path, { branch, wanted, labels: text.labels, open }));
      const isOther = Object.entries(wanted).some(([name, value]) => pull[name] !== value);
      if (there !== undefined && isOther) await change(there, wanted);
      return addressOf(pull);
    },
    async close(branch, why) {
      const there = await open(branch);
      if (there === undefined) return false;
      const comments = [{ content: why, commentType: 'text', parentCommentId: 0 }];
      await api.request('POST', `${path}/${idOf(there)}/threads`, { comments, status: 'closed' });
      await change(there, { status: 'abandoned' });
      return true;
    },
  };
}

function idOf({ pullRequestId }: JsonObject): number {
  if (typeof pullRequestId === 'number') return pullRequestId;
  throw new ForgeError(
    200,
    'Azure DevOps shows a pull request without a number',
    'look at what stands between here and there',
  );
}

interface Wanted {
  readonly branch: string;
  readonly wanted: JsonObject;
  readonly labels: readonly string[];
  readonly open: (branch: string) => Promise<JsonObject | undefined>;
}

/** After an answer that was lost, and after 409, the one that is there is the one that was wanted. */
async function create(
  api: AzureDevOpsApi,
  path: string,
  { branch, wanted, labels, open }: Wanted,
): Promise<JsonObject> {
  const named = labels.map((name): Json => ({ name }));
  try {
    const made = await api.request('POST', path, { ...wanted, sourceRefName: `refs/heads/${branch}`, labels: named });
    if (isJsonObject(made)) return made;
  } catch (error) {
    if (!(error instanceof ForgeError) || (error.outcome !== 'unknown' && error.status !== 409)) throw error;
    const there = await open(branch);
    if (there !== undefined) return there;
    throw error;
  }
  throw new ForgeError(200, 'Azure DevOps answered with something that is no pull request', 'run again');
}

function fitted({ title, body }: PullRequestText): JsonObject {
  const end = '\n\n…';
  const cut = body.slice(0, longestDescription - end.length);
  // At the end of a line, so that nothing written there is torn.
  const description =
    body.length <= longestDescription ? body : `${cut.slice(0, Math.max(0, cut.lastIndexOf('\n')))}${end}`;
  return { title: title.slice(0, longestTitle), description };
}

function addressOf({ pullRequestId, repository }: JsonObject): string {
  const web = isJsonObject(repository) ? repository.webUrl : undefined;
  return typeof web === 'string' && typeof pullRequestId === 'number' ? `${web}/pullrequest/${pullRequestId}` : '';
}
