import { readMarker } from './comment-marker.ts';
import type { Conversation } from './conversation.ts';

/** Whether a plan is the one people saw on the pull request. */
export type Reviewed =
  | { readonly is: 'same' }
  /** Another plan was shown there: the branch or the tenant has moved since. */
  | { readonly is: 'different'; readonly digest: string }
  | { readonly is: 'not shown' }
  | { readonly is: 'edited'; readonly editor: string };

/**
 * Compares a plan with the one our comment on the pull request shows. The comment proves who wrote it and, on GitHub, that nobody
 * else edited it since; who may push a workflow can still make the same author say anything, which is why the writing identity
 * belongs to a protected environment.
 */
export async function compareWithReviewed(conversation: Conversation, key: string, digest: string): Promise<Reviewed> {
  const comment = (await conversation.mine()).find(({ body }) => readMarker(body)?.key === key);
  const shown = comment === undefined ? undefined : readMarker(comment.body)?.digest;
  if (comment === undefined || shown === undefined) return { is: 'not shown' };
  const editor = await conversation.editorOf(comment);
  if (editor !== undefined) return { is: 'edited', editor };
  return shown === digest ? { is: 'same' } : { is: 'different', digest: shown };
}
