import { readFile } from 'node:fs/promises';
import type { Plan } from '../../schemas/plan.ts';
import { type Stuck, stickComment } from '../forge/sticky-comment.ts';
import { UsageError } from '../usage-error.ts';
import { commentText } from './comment-text.ts';
import { openForge } from './open-forge.ts';
import type { Output } from './output.ts';
import { readPlan } from './read-plan.ts';
import type { Surroundings } from './surroundings.ts';

export interface CommentToPost {
  readonly at: Surroundings | undefined;
  /** Paths of saved plans. */
  readonly plans: readonly string[];
  /** Paths of reports in markdown. */
  readonly bodies: readonly string[];
  readonly key: string | undefined;
  readonly exitCode: number;
  readonly pullRequest: number | undefined;
  readonly output: Output;
  readonly stop: AbortSignal;
}

export interface PostedComment {
  readonly pullRequest: number;
  readonly key: string;
  readonly comment: Stuck;
}

/** Makes the comment of this key on the pull request say what the plans do. Throws UsageError and ForgeError. */
export async function postComment(post: CommentToPost): Promise<PostedComment> {
  const { at } = post;
  const plans = await Promise.all(post.plans.map(readPlan));
  const reports = await Promise.all(post.bodies.map(readReport));
  const key = post.key ?? keyOf(plans);
  const pullRequest = post.pullRequest ?? at?.pullRequest;
  if (pullRequest === undefined)
    throw new UsageError('this run is for no pull request', 'give its number with `--pull-request`');
  const forge = openForge(at, post.output, post.stop);
  const text = commentText({ reports, plans, exitCode: post.exitCode, runUrl: at?.runUrl });
  const digest = plans.length === 0 ? undefined : plans.map((plan) => plan.digest).join(',');
  const marker = {
    key,
    ...(digest === undefined ? {} : { digest }),
    ...(at?.commit === undefined ? {} : { commit: at.commit }),
    ...(at?.run === undefined ? {} : { run: at.run }),
  };
  const comment = await stickComment(forge.conversation(pullRequest), marker, post.output.scrubbed(text));
  return { pullRequest, key, comment };
}

/** One comment per set of tenants, so that runs for different tenants do not take turns in one. */
export function keyOf(plans: readonly Plan[]): string {
  if (plans.length === 0) throw new UsageError('it is not said which comment this is', 'name a plan, or give `--key`');
  return `plan:${plans
    .map(({ tenant }) => tenant.name)
    .toSorted()
    .join(',')}`;
}

async function readReport(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
