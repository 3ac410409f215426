import { UsageError } from '../../usage-error.ts';
import { type CliCommand, projectOptions, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const suspend: CliCommand = {
  name: 'suspend',
  summary: 'have the service leave a tenant alone, from its next tick on',
  options: [
    ...projectOptions.filter(({ flags }) => !flags.startsWith('--json')),
    { flags: '--tenant <name>', description: 'the tenant, by its name in gatewright.yaml' },
    { flags: '--reason <text>', description: 'why, for whoever wonders' },
    { flags: '--until <date>', description: 'last day, or moment, e.g. 2026-12-31; until `resume` when absent' },
    { flags: '--state <dir>', description: 'where `watch` remembers; `.gatewright` of the project when absent' },
  ],
  examples: ['gatewright suspend --tenant contoso --reason "merger weekend" --until 2026-12-06'],
  async run(invocation) {
    const [{ tenantToPause }, { parseUntil, Suspensions }, { stateFolder }, { systemClock }] = await Promise.all([
      import('../tenant-to-pause.ts'),
      import('../../service/suspensions.ts'),
      import('../state-folder.ts'),
      import('../../system/system-clock.ts'),
    ]);
    const tenant = await tenantToPause(invocation);
    const reason = textOption(invocation, 'reason')?.trim() ?? '';
    if (reason === '') throw new UsageError('a suspension needs a reason', 'add `--reason TEXT`');
    const now = systemClock.now();
    const given = textOption(invocation, 'until');
    const until = given === undefined ? {} : { until: parseUntil(given, now) };
    await new Suspensions(stateFolder(invocation)).suspend(tenant, { reason, since: now.toISOString(), ...until });
    const end = until.until === undefined ? `until \`gatewright resume --tenant ${tenant}\`` : `until ${until.until}`;
    invocation.output.data(`${tenant} is suspended ${end}. A run under way goes on to its end.`);
    return exitCodes.ok;
  },
};
