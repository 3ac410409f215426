import { type CliCommand, flag, jsonOption, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const init: CliCommand = {
  name: 'init',
  summary: 'start a project in this folder; overwrites nothing',
  options: [
    jsonOption,
    { flags: '-C, --directory <dir>', description: 'the folder to start it in' },
    { flags: '--tenant-id <guid>', description: 'the tenant it is for' },
    { flags: '--name <name>', description: 'what to call the tenant; `main` when absent' },
  ],
  examples: ['gatewright init --tenant-id 11111111-2222-3333-4444-555555555555'],
  async run(invocation) {
    const { startProject } = await import('../start-project.ts');
    const written = await startProject({
      directory: textOption(invocation, 'directory') ?? '.',
      tenantId: textOption(invocation, 'tenantId'),
      tenantName: textOption(invocation, 'name') ?? 'main',
    });
    const { output } = invocation;
    if (flag(invocation, 'json')) {
      output.data(JSON.stringify({ formatVersion: '1.0', files: written }, null, 2));
      return exitCodes.ok;
    }
    for (const path of written) output.data(`wrote ${path}`);
    output.data(
      '\nNext: name your break-glass accounts in gatewright.yaml, then run `gatewright check` and `gatewright plan`.',
    );
    return exitCodes.ok;
  },
};
