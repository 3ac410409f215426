import { type CliCommand, flag, jsonOption, textOption, textsOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const comment: CliCommand = {
  name: 'comment',
  summary: 'keep one comment on the pull request that says what the plan does',
  arguments: [{ syntax: '[plan...]', description: 'plans saved by `plan --out`; their digests go into the comment' }],
  options: [
    jsonOption,
    {
      flags: '--body <file>',
      description: 'a report in markdown to show; may be given once per tenant',
      isRepeatable: true,
    },
    { flags: '--key <name>', description: 'which comment it is; `plan:` and the tenants when absent' },
    { flags: '--exit-code <number>', description: 'what the plan ended with, to say so where it failed' },
    { flags: '--pull-request <number>', description: 'the pull request; the one the pipeline runs for when absent' },
  ],
  examples: [
    'gatewright plan --out plan.json --report markdown=plan.md',
    'gatewright comment plan.json --body plan.md',
  ],
  async run(invocation) {
    const { postComment } = await import('../post-comment.ts');
    const { surroundingsOf } = await import('../surroundings.ts');
    const { readWholeNumber } = await import('../read-whole-number.ts');
    const { output, options } = invocation;
    const exitCode = readWholeNumber(options.exitCode, '--exit-code') ?? 0;
    const posted = await postComment({
      at: await surroundingsOf(process.env),
      plans: invocation.arguments,
      bodies: textsOption(invocation, 'body'),
      key: textOption(invocation, 'key'),
      exitCode,
      pullRequest: readWholeNumber(options.pullRequest, '--pull-request'),
      output,
      stop: invocation.stop,
    });
    if (flag(invocation, 'json')) output.data(JSON.stringify({ formatVersion: '1.0', ...posted }, null, 2));
    else output.data(`pull request ${posted.pullRequest}: comment \`${posted.key}\` ${posted.comment}`);
    return exitCodes.ok;
  },
};
