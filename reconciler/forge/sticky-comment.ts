import { type CommentMarker, readMarker, writeMarker } from './comment-marker.ts';
import type { Conversation, OwnComment } from './conversation.ts';
import { ForgeError } from './forge-error.ts';

export type Stuck = 'created' | 'updated' | 'unchanged' | 'newer run kept';

/** How often everything is looked at anew: each time, somebody else has to get in between. */
const mostRounds = 5;

/**
 * Makes the one comment with this marker's key say `text`: edits the oldest of ours, creates it where there is none, and removes
 * further ones of ours, which two runs at once leave behind. Comments of others are not seen at all, even with our marker in them. A
 * run that started before the one that wrote last leaves its comment alone.
 */
export async function stickComment(conversation: Conversation, marker: CommentMarker, text: string): Promise<Stuck> {
  const body = `${writeMarker(marker)}\n${text}`;
  let done: Stuck = 'unchanged';
  for (let round = 0; round < mostRounds; round += 1) {
    const [first, ...more] = (await conversation.mine()).filter(({ body }) => readMarker(body)?.key === marker.key);
    if (first === undefined) {
      // A list that does not show yet what was made a moment ago is no reason to make it twice.
      if (done === 'created') return done;
      if (await create(conversation, body)) done = 'created';
      continue;
    }
    const newest = newestRun([first, ...more]);
    const text = marker.run !== undefined && newest.run > marker.run ? newest.body : body;
    if (first.body !== text) {
      if (!(await conversation.update(first, text))) continue;
      if (done === 'unchanged') done = 'updated';
    }
    // Only now: what they say is said in the first one.
    for (const comment of more) await conversation.remove(comment);
    return text === body ? done : 'newer run kept';
  }
  throw new ForgeError(
    409,
    'our comment vanishes from the pull request as often as it is written',
    'look for another bot that deletes comments, or for a token that may not see them',
  );
}

/** True when it is there. A POST whose answer was lost may have done its work; the next look tells. */
async function create(conversation: Conversation, body: string): Promise<boolean> {
  try {
    await conversation.create(body);
    return true;
  } catch (error) {
    if (!(error instanceof ForgeError) || error.outcome !== 'unknown') throw error;
    return false;
  }
}

function newestRun(comments: readonly OwnComment[]): { readonly run: number; readonly body: string } {
  const runs = comments.map(({ body }) => ({ run: readMarker(body)?.run ?? -1, body }));
  return runs.reduce((newest, each) => (each.run > newest.run ? each : newest), { run: -1, body: '' });
}
