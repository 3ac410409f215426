import { type CliCommand, projectOptions } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const resume: CliCommand = {
  name: 'resume',
  summary: 'have the service look after a suspended tenant again',
  options: [
    ...projectOptions.filter(({ flags }) => !flags.startsWith('--json')),
    { flags: '--tenant <name>', description: 'the tenant, by its name in gatewright.yaml' },
    { flags: '--state <dir>', description: 'where `watch` remembers; `.gatewright` of the project when absent' },
  ],
  examples: ['gatewright resume --tenant contoso'],
  async run(invocation) {
    const [{ tenantToPause }, { Suspensions }, { stateFolder }] = await Promise.all([
      import('../tenant-to-pause.ts'),
      import('../../service/suspensions.ts'),
      import('../state-folder.ts'),
    ]);
    const tenant = await tenantToPause(invocation);
    const was = await new Suspensions(stateFolder(invocation)).resume(tenant);
    invocation.output.data(was ? `${tenant} is looked after again.` : `${tenant} was not suspended.`);
    return exitCodes.ok;
  },
};
