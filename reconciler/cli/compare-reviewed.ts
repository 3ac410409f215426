import { compareWithReviewed, type Reviewed } from '../forge/reviewed-plan.ts';
import { UsageError } from '../usage-error.ts';
import { openForge } from './open-forge.ts';
import type { Output } from './output.ts';
import { keyOf } from './post-comment.ts';
import { readPlan } from './read-plan.ts';
import type { Surroundings } from './surroundings.ts';

export type ReviewedAnswer = (Reviewed | { readonly is: 'no pull request' }) & {
  readonly message: string;
  readonly pullRequest?: number;
};

/** Looks up the pull request of a commit and compares the plan with the one shown there. Throws UsageError and ForgeError. */
export async function compareReviewed(options: {
  readonly at: Surroundings | undefined;
  readonly plan: string;
  readonly key: string | undefined;
  readonly commit: string | undefined;
  readonly pullRequest: number | undefined;
  readonly output: Output;
  readonly stop: AbortSignal;
}): Promise<ReviewedAnswer> {
  const plan = await readPlan(options.plan);
  const forge = openForge(options.at, options.output, options.stop);
  const { commit } = options;
  if (options.pullRequest === undefined && commit === undefined)
    throw new UsageError('no commit is named', 'give `--commit` or `--pull-request`');
  const pullRequest = options.pullRequest ?? (await forge.pullRequestOf(commit ?? ''));
  if (pullRequest === undefined) {
    return {
      is: 'no pull request',
      message: `no pull request was merged as ${commit}: nobody reviewed this plan there`,
    };
  }
  const key = options.key ?? keyOf([plan]);
  const answer = await compareWithReviewed(forge.conversation(pullRequest), key, plan.digest);
  return { ...answer, pullRequest, message: tell(answer, pullRequest, plan.digest) };
}

function tell(answer: Reviewed, pullRequest: number, digest: string): string {
  const place = `pull request ${pullRequest}`;
  switch (answer.is) {
    case 'same':
      return `this is the plan shown on ${place}: ${digest}`;
    case 'different':
      return `${place} showed another plan (${answer.digest}): the branch or the tenant has moved since; this one is ${digest}`;
    case 'not shown':
      return `${place} shows no plan of ours`;
    case 'edited':
      return `our comment on ${place} was edited by \`${answer.editor}\`, so it proves nothing`;
  }
}
