import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import type { Conversation, OwnComment } from './conversation.ts';
import { ForgeError } from './forge-error.ts';
import type { GithubApi } from './github-api.ts';
import { repositoryPath } from './repository-path.ts';
import { unlessGone } from './unless-gone.ts';

const editorQuery = 'query ($id: ID!) { node(id: $id) { ... on IssueComment { editor { login } } } }';

/**
 * Our comments on a pull request of GitHub. Who we are has to be asked with GraphQL: the token of a workflow may not ask `/user`
 * (marocchino/sticky-pull-request-comment does the same).
 */
export function githubConversation(api: GithubApi, repository: string, pullRequest: number): Conversation {
  const issues = `${repositoryPath(repository)}/issues`;
  return {
    async mine() {
      const me = await viewer(api);
      const comments = await api.list(`${issues}/${pullRequest}/comments`);
      const mine = comments.filter(({ user }) => isJsonObject(user) && user.login === me.login && user.id === me.id);
      return mine.map(toComment).toSorted((a, b) => Number(a.id) - Number(b.id));
    },
    async create(body) {
      await api.request('POST', `${issues}/${pullRequest}/comments`, { body });
    },
    async update({ id }, body) {
      return (await unlessGone(() => api.request('PATCH', `${issues}/comments/${id}`, { body }))) !== 'gone';
    },
    async remove({ id }) {
      await unlessGone(() => api.request('DELETE', `${issues}/comments/${id}`));
    },
    async editorOf({ id }) {
      const comment = await api.request('GET', `${issues}/comments/${id}`);
      const node = isJsonObject(comment) ? (comment.node_id ?? null) : null;
      const data = await api.query(editorQuery, { id: node });
      const editor = isJsonObject(data.node) ? data.node.editor : undefined;
      if (!isJsonObject(editor) || typeof editor.login !== 'string') return undefined;
      const me = await viewer(api);
      // GraphQL names the author `github-actions` whom REST and `viewer` name `github-actions[bot]`.
      return editor.login === me.login.replace(/\[bot\]$/, '') ? undefined : editor.login;
    },
  };
}

async function viewer(api: GithubApi): Promise<{ readonly login: string; readonly id: number }> {
  const { viewer: me } = await api.query('query { viewer { login databaseId } }');
  if (!isJsonObject(me) || typeof me.login !== 'string' || typeof me.databaseId !== 'number') {
    throw new ForgeError(
      200,
      'GitHub does not say whose token this is',
      'give the token of a workflow, an app or a user',
    );
  }
  return { login: me.login, id: me.databaseId };
}

function toComment({ id, body }: JsonObject): OwnComment {
  return { id: String(id), body: typeof body === 'string' ? body : '' };
}
