#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { version } from '../version.ts';
import type { CliCommand, CliOption } from './command.ts';
import { commands } from './commands/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type ColourChoice, processOutput } from './output.ts';

const exitCodeHelp = `
Exit codes:
  0    ok
  1    error, wrong usage too
  2    changes or drift (drift always; plan with --detailed-exitcode)
  3    checks, tests or proofs failed
  4    refused by a guard, or the plan is stale
  130  interrupted`;

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await main(process.argv);

async function main(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = new Command('gatewright')
    .description('Say what must be protected in a Microsoft 365 tenant, and keep it so.')
    .version(version)
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']).default('auto'))
    .addHelpText('after', exitCodeHelp)
    .showHelpAfterError('(--help lists the commands)')
    .exitOverride();
  for (const command of commands) {
    addCommand(program, command, async (given, options) => {
      exitCode = await runCommand(command, given, options, program.opts<{ color: ColourChoice }>().color);
    });
  }
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.error;
    throw error;
  }
}

type Action = (given: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>;

function addCommand(program: Command, definition: CliCommand, action: Action): void {
  const command = program.command(definition.name).description(definition.summary).exitOverride();
  for (const argument of definition.arguments ?? []) command.argument(argument.syntax, argument.description);
  for (const option of definition.options ?? []) command.addOption(toOption(option));
  command.addHelpText('before', `Examples:\n${definition.examples.map((example) => `  ${example}`).join('\n')}\n`);
  command.action(() => action(command.args, command.opts()));
}

function toOption({ flags, description, isRepeatable }: CliOption): Option {
  const option = new Option(flags, description);
  if (isRepeatable === true)
    option.argParser((value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value]);
  return option;
}

async function runCommand(
  command: CliCommand,
  given: readonly string[],
  options: Readonly<Record<string, unknown>>,
  colour: ColourChoice,
): Promise<ExitCode> {
  const output = processOutput(colour);
  const stop = new AbortController();
  const onSignal = () => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    output.log('stopping after the request in flight; press Ctrl-C again to stop at once');
    const atOnce = () => process.exit(exitCodes.interrupted);
    process.once('SIGINT', atOnce).once('SIGTERM', atOnce);
    stop.abort();
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await command.run({ arguments: given, options, output, stop: stop.signal });
  } catch (error) {
    const { reportFailure } = await import('./report-failure.ts');
    return reportFailure(error, output, options.json === true);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
