import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import type { AzureDevOpsApi } from './azure-devops-api.ts';
import type { Conversation, OwnComment } from './conversation.ts';
import { ForgeError } from './forge-error.ts';
import { unlessGone } from './unless-gone.ts';

export interface AzureDevOpsPullRequest {
  /** Name or id, as a pipeline gives it: `SYSTEM_TEAMPROJECTID`. */
  readonly project: string;
  /** Name or id: `BUILD_REPOSITORY_ID`. */
  readonly repository: string;
  readonly pullRequest: number;
}

/**
 * Our comments on a pull request of Azure DevOps: the first comments of threads we opened. A thread is opened as closed, because an
 * active one keeps the pull request from being completed where all have to be resolved (Microsoft docs: "Pull Request Threads -
 * Create" and branch policies). A comment that is deleted stays in the list as `isDeleted`.
 */
export function azureDevOpsConversation(api: AzureDevOpsApi, at: AzureDevOpsPullRequest): Conversation {
  const threads =
    `/${encodeURIComponent(at.project)}/_apis/git/repositories/${encodeURIComponent(at.repository)}` +
    `/pullRequests/${at.pullRequest}/threads`;
  return {
    async mine() {
      const me = await authenticatedUser(api);
      const all = await api.list(threads);
      return all
        .flatMap((thread) => firstOf(thread, me))
        .toSorted((a, b) => Number(a.id.split('/')[0]) - Number(b.id.split('/')[0]));
    },
    async create(content) {
      await api.request('POST', threads, {
        comments: [{ parentCommentId: 0, content, commentType: 'text' }],
        status: 'closed',
      });
    },
    async update({ id }, content) {
      const [thread, comment] = id.split('/');
      return (
        (await unlessGone(() => api.request('PATCH', `${threads}/${thread}/comments/${comment}`, { content }))) !==
        'gone'
      );
    },
    async remove({ id }) {
      const [thread, comment] = id.split('/');
      await unlessGone(() => api.request('DELETE', `${threads}/${thread}/comments/${comment}`));
    },
    // Only the author of a comment can edit it there.
    editorOf: async () => undefined,
  };
}

async function authenticatedUser(api: AzureDevOpsApi): Promise<string> {
  const data = await api.request('GET', '/_apis/connectionData?api-version=7.1-preview.1');
  const user = isJsonObject(data) ? data.authenticatedUser : undefined;
  if (!isJsonObject(user) || typeof user.id !== 'string') {
    throw new ForgeError(
      200,
      'Azure DevOps does not say whose token this is',
      'look at the address of the organisation',
    );
  }
  return user.id;
}

function firstOf(thread: JsonObject, me: string): readonly OwnComment[] {
  const [first] = Array.isArray(thread.comments) ? thread.comments : [];
  if (thread.isDeleted === true || !isJsonObject(first) || first.isDeleted === true) return [];
  const { author, content } = first;
  if (!isJsonObject(author) || author.id !== me) return [];
  return [{ id: `${String(thread.id)}/${String(first.id)}`, body: typeof content === 'string' ? content : '' }];
}
