import type { ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

/**
 * One command. Add one by adding a file to `commands/` and a line to its `index.ts`. The file is loaded for every `--help`, so
 * what is expensive (zod, Graph, identity) is imported inside `run`.
 */
export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Positional arguments in commander's notation, e.g. `[plan]`. */
  readonly arguments?: readonly { readonly syntax: string; readonly description: string }[];
  readonly options?: readonly CliOption[];
  /** Shown first in the command's own help. */
  readonly examples: readonly string[];
  run(invocation: Invocation): Promise<ExitCode>;
}

export interface CliOption {
  /** In commander's notation, e.g. `--out <file>`. */
  readonly flags: string;
  readonly description: string;
  readonly isRepeatable?: boolean;
}

/** One call of a command: its arguments, its options by their long names in camelCase, and where to write. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly output: Output;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly stop: AbortSignal;
}

/** The text given with an option, or undefined. */
export function textOption(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
}

export function flag(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true;
}

/** The texts given with a repeatable option. */
export function textsOption(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export const jsonOption: CliOption = { flags: '--json', description: 'one JSON document on stdout' };

/** Common to every command that looks at a project. */
export const projectOptions: readonly CliOption[] = [
  { flags: '-C, --directory <dir>', description: 'work as if started in this folder' },
  jsonOption,
];

/** For every command with something to report. */
export const reportOption: CliOption = {
  flags: '--report <format=path>',
  description:
    'also write a report: text, markdown, json, jsonl, sarif, junit, github, azure or html, e.g. markdown=plan.md',
  isRepeatable: true,
};

/** For commands that tell a CI system what they found. */
export const ciOption: CliOption = {
  flags: '--no-ci',
  description: 'in GitHub Actions and Azure Pipelines: no annotations, no job summary',
};

/** Common to every command that talks to a tenant. */
export const tenantOptions: readonly CliOption[] = [
  ...projectOptions,
  { flags: '--tenant <name>', description: 'the tenant, by its name in gatewright.yaml' },
  { flags: '--graph <url>', description: 'base URL of Graph, e.g. an emulator; http only on loopback' },
  { flags: '--token <token>', description: 'bearer token to use instead of the configured identity' },
  reportOption,
];
