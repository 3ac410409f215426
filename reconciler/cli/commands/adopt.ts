import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, tenantOptions } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sourceOptions, stateOption } from '../source-options.ts';

export const adopt: CliCommand = {
  name: 'adopt',
  summary: 'record live objects as those of documents, without touching them',
  arguments: [{ syntax: '[kind/name...]', description: 'keys of documents, as `plan` prints them' }],
  options: [
    ...tenantOptions.filter(({ flags }) => !flags.startsWith('--report')),
    ...sourceOptions,
    stateOption,
    { flags: '--all', description: 'every document whose object the tenant has already' },
  ],
  examples: [
    'gatewright adopt conditionalAccessPolicies/admins-mfa',
    'gatewright adopt --all',
    'gatewright adopt --all --repository https://github.com/contoso/policies --state /var/lib/gatewright',
  ],
  async run(invocation) {
    const keys = invocation.arguments;
    const isAll = flag(invocation, 'all');
    if (isAll === keys.length > 0) throw new UsageError('say what to adopt', 'name documents by key, or add `--all`');
    const [{ openSession }, { checkOutAsked }, { adoptObjects }, { printAdopted }, printing] = await Promise.all([
      import('../session.ts'),
      import('../check-out.ts'),
      import('../../adopt.ts'),
      import('../print-adopted.ts'),
      import('../print-plan.ts'),
    ]);
    const session = await openSession(invocation, checkOutAsked);
    const result = await adoptObjects(session.ports, session.input, keys);
    invocation.output.progress('');
    if (result.status === 'unplanned') return printing.printUnplanned(result.findings, session, invocation);
    printAdopted(result.objects, invocation);
    const isWhole = isAll || result.objects.every(({ status }) => status === 'adopted' || status === 'ours');
    return isWhole ? exitCodes.ok : exitCodes.failed;
  },
};
