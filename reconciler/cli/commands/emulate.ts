import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, textOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const emulate: CliCommand = {
  name: 'emulate',
  summary: 'a tenant on 127.0.0.1 that speaks Microsoft Graph v1.0 and beta',
  options: [
    { flags: '--port <number>', description: 'port to listen on; any free one when absent' },
    { flags: '--store <file>', description: 'keep the tenant in this file across restarts' },
    { flags: '--seed <file>', description: 'JSON of the tenant to begin with; a small company when absent' },
    { flags: '--faults <file>', description: 'JSON list of faults to inject' },
    { flags: '--strict', description: 'refuse requests that rely on undocumented behaviour' },
    { flags: '--throttling', description: 'enforce the documented request limits' },
    { flags: '--without <belief>', description: 'switch off a belief about Graph', isRepeatable: true },
    { flags: '--list-beliefs', description: 'list the beliefs about Graph with their sources, and end' },
  ],
  examples: ['gatewright emulate --port 8080', 'gatewright emulate --port 8080 --store tenant.jsonl --strict'],
  async run(invocation) {
    const { output } = invocation;
    const { listBeliefs, readEmulatorOptions } = await import('../emulator-options.ts');
    if (flag(invocation, 'listBeliefs')) {
      output.data(listBeliefs());
      return exitCodes.ok;
    }
    const text = textOption(invocation, 'port') ?? '0';
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`\`${text}\` is no port`, 'a port is a number from 0 to 65535');
    const options = await readEmulatorOptions(invocation);
    const { startEmulator } = await import('../../emulator/emulator.ts');
    const emulator = await startEmulator({ ...options, port });
    output.data(`listening on ${emulator.url}`);
    if (!invocation.stop.aborted)
      await new Promise((resolve) => invocation.stop.addEventListener('abort', resolve, { once: true }));
    await emulator.close();
    return exitCodes.ok;
  },
};
