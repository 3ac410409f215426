import { type CliCommand, flag, jsonOption, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const reviewed: CliCommand = {
  name: 'reviewed',
  summary: 'whether a plan is the one people saw on the pull request that was merged',
  arguments: [{ syntax: '<plan>', description: 'a plan saved by `plan --out`' }],
  options: [
    jsonOption,
    { flags: '--key <name>', description: 'which comment it is; `plan:` and the tenant when absent' },
    { flags: '--commit <id>', description: 'the commit on the branch; the one the pipeline runs for when absent' },
    {
      flags: '--pull-request <number>',
      description: 'the pull request; the one whose merge made the commit when absent',
    },
  ],
  examples: ['gatewright plan --out plan.json', 'gatewright reviewed plan.json'],
  async run(invocation) {
    const { compareReviewed } = await import('../compare-reviewed.ts');
    const { surroundingsOf } = await import('../surroundings.ts');
    const { readWholeNumber } = await import('../read-whole-number.ts');
    const { output } = invocation;
    const at = await surroundingsOf(process.env);
    const answer = await compareReviewed({
      at,
      plan: invocation.arguments[0] ?? '',
      key: textOption(invocation, 'key'),
      commit: textOption(invocation, 'commit') ?? at?.commit,
      pullRequest: readWholeNumber(invocation.options.pullRequest, '--pull-request'),
      output,
      stop: invocation.stop,
    });
    if (flag(invocation, 'json')) output.data(JSON.stringify({ formatVersion: '1.0', ...answer }, null, 2));
    else output.data(answer.message);
    return answer.is === 'same' ? exitCodes.ok : exitCodes.refused;
  },
};
