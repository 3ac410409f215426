import { UsageError } from '../../usage-error.ts';
import { type CliCommand, tenantOptions } from '../command.ts';
import { stateOption } from '../source-options.ts';

export const propose: CliCommand = {
  name: 'propose',
  summary: 'write what the tenant has into the files, comments kept, or open a pull request that does',
  arguments: [{ syntax: '[kind/name...]', description: 'objects to adopt, whoever moved; all drift when absent' }],
  options: [
    ...tenantOptions.filter(({ flags }) => !flags.startsWith('--report')),
    stateOption,
    { flags: '--dry-run', description: 'show the change of the files, and write nothing' },
    { flags: '--push', description: 'push it to a branch of its own, and open a pull request for it' },
  ],
  examples: [
    'gatewright propose --dry-run',
    'gatewright propose conditionalAccessPolicies/admins-mfa',
    'gatewright propose --push',
  ],
  async run(invocation) {
    if (invocation.options.dryRun === true && invocation.options.push === true)
      throw new UsageError('`--dry-run` and `--push` contradict each other', 'leave one of them out');
    const { runPropose } = await import('../run-propose.ts');
    return runPropose(invocation);
  },
};
