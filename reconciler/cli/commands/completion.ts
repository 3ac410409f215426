import { UsageError } from '../../usage-error.ts';
import { type CliCommand, flag, jsonOption } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const completion: CliCommand = {
  name: 'completion',
  summary: 'completion script for a shell',
  arguments: [{ syntax: '<shell>', description: 'bash, zsh, fish or pwsh' }],
  options: [jsonOption],
  examples: ['gatewright completion pwsh | Out-String | Invoke-Expression', 'source <(gatewright completion bash)'],
  async run(invocation) {
    const { completionScripts } = await import('../completion-scripts.ts');
    const { commands } = await import('./index.ts');
    const shell = invocation.arguments[0] ?? '';
    const scripts = completionScripts(commands);
    const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
    if (script === undefined)
      throw new UsageError(
        `there is no completion for \`${shell}\``,
        `choose one of ${Object.keys(scripts).join(', ')}`,
      );
    invocation.output.data(
      flag(invocation, 'json') ? JSON.stringify({ formatVersion: '1.0', shell, script }, null, 2) : script,
    );
    return exitCodes.ok;
  },
};
