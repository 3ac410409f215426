import { type CliCommand, tenantOptions } from '../command.ts';

export const ci: CliCommand = {
  name: 'ci',
  summary: 'run check, plan, apply or drift as a step of a pipeline: reports, comment, outputs',
  arguments: [{ syntax: '<step>', description: 'check, plan, apply or drift' }],
  options: [
    ...tenantOptions.filter(({ flags }) => !flags.startsWith('--json')),
    {
      flags: '--plan <file>',
      description: 'where `plan` saves the plan and `apply` finds it; in the temporary folder when absent',
    },
    { flags: '--comment <when>', description: 'comment on the pull request: auto, always or never; auto when absent' },
    { flags: '--key <name>', description: 'which comment it is; `plan:` and the tenant when absent' },
    { flags: '--require-review', description: 'refuse a plan that the merged pull request did not show' },
    { flags: '--allow-drift', description: 'end well where `drift` finds some' },
    { flags: '--state-branch <branch>', description: 'keep `.gatewright` in this branch of `origin`' },
    { flags: '--offline', description: 'plan from the files and bindings alone, against `--base`' },
    { flags: '--base <ref>', description: 'the revision to compare with' },
    { flags: '--accept <code=reason>', description: 'as for `plan`', isRepeatable: true },
    { flags: '--adopt <kind/name>', description: 'as for `plan`', isRepeatable: true },
  ],
  examples: [
    'gatewright ci plan --state-branch gatewright-state',
    'gatewright ci apply --plan plan.json --state-branch gatewright-state',
  ],
  async run(invocation) {
    const { runCi } = await import('../run-ci.ts');
    return runCi(invocation, process.env);
  },
};
