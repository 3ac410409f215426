import pico from 'picocolors';
import { scrubKnown } from '../graph/scrub.ts';

/** Where a command writes. Data goes to `data`, everything a person reads beside it to `log`. */
export interface Output {
  data(text: string): void;
  log(text: string): void;
  /** Lines that a CI system obeys, on the log stream: the only ones it may obey. */
  command(lines: string): void;
  /** One line that replaces itself, on a terminal only. An empty text clears it. */
  progress(text: string): void;
  /** Keeps what `secrets` gives, whenever it gives it, out of everything written here. */
  conceal(secrets: () => readonly string[]): void;
  /** The text as it would be written here, for what is written to files. */
  scrubbed(text: string): string;
  /** Colours for each stream; plain functions where colour is off. */
  readonly dataColours: Colours;
  readonly logColours: Colours;
}

export type Colours = ReturnType<typeof pico.createColors>;
export type ColourChoice = 'auto' | 'always' | 'never';

/** The process's own streams. Colour is decided for each of them: option, NO_COLOR, FORCE_COLOR, terminal. */
export function processOutput(choice: ColourChoice): Output {
  const { stdout, stderr, env } = process;
  const isOn = (isTerminal: boolean) => {
    if (choice !== 'auto') return choice === 'always';
    if (env.NO_COLOR) return false;
    return env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : isTerminal && env.TERM !== 'dumb';
  };
  const shows = stderr.isTTY === true && env.TERM !== 'dumb';
  const clear = () => (shows ? stderr.write('\r\u001b[K') : undefined);
  const concealed: (() => readonly string[])[] = [];
  const scrubbed = (text: string) =>
    scrubKnown(
      text,
      concealed.flatMap((secrets) => secrets()),
    );
  const isCi = env.GITHUB_ACTIONS === 'true' || env.TF_BUILD?.toLowerCase() === 'true';
  const told = (text: string) => (isCi ? disarmed(scrubbed(text)) : scrubbed(text));
  return {
    data: (text) => stdout.write(`${told(text)}\n`),
    log: (text) => {
      clear();
      stderr.write(`${told(text)}\n`);
    },
    command: (lines) => {
      clear();
      stderr.write(`${scrubbed(lines)}\n`);
    },
    conceal: (secrets) => concealed.push(secrets),
    scrubbed,
    progress: (text) => {
      if (!shows) return;
      clear();
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
    },
    dataColours: pico.createColors(isOn(stdout.isTTY === true)),
    logColours: pico.createColors(isOn(stderr.isTTY === true)),
  };
}

/**
 * Text as a log may have it that a CI system reads commands from: GitHub obeys `::` at the beginning of a line and `##[` anywhere
 * (actions/runner, ActionCommand.cs), Azure Pipelines `##vso[` and `##[`. In JSON the escape means the same character.
 */
export function disarmed(text: string): string {
  return text.replaceAll(/#(?=#(?:vso)?\[)/gi, '\\u0023').replaceAll(/^(\s*):(?=:)/gm, '$1\\u003a');
}
