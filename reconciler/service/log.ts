import { visibleText } from '../../compiler/text/visible-text.ts';

/** What may stand in the log besides the message. Bodies, headers and tokens have no place here; a new member is a decision. */
export interface LogFields {
  readonly tenant?: string;
  readonly outcome?: string;
  readonly mode?: string;
  readonly trigger?: string;
  readonly record?: string;
  readonly commit?: string;
  readonly ref?: string;
  readonly repository?: string;
  readonly schedule?: string;
  readonly changes?: number;
  readonly sent?: number;
  readonly requests?: number;
  readonly throttled?: number;
  readonly milliseconds?: number;
  readonly help?: string;
  readonly proposal?: string;
  readonly path?: string;
  readonly method?: string;
  readonly reason?: string;
}

export type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, message: string, fields?: LogFields) => void;

const names: readonly (keyof LogFields)[] = [
  'tenant',
  'outcome',
  'mode',
  'trigger',
  'record',
  'commit',
  'ref',
  'repository',
  'schedule',
  'changes',
  'sent',
  'requests',
  'throttled',
  'milliseconds',
  'help',
  'proposal',
  'path',
  'method',
  'reason',
];

/** One JSON object a line, by pino, on stderr: what collectors of containers read. `clean` takes what is secret out of a text. */
export async function jsonLog(clean: (text: string) => string, file: number | string = 2): Promise<Log> {
  const { pino } = await import('pino');
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    // In step with the program: a line about the last thing that happened is worth more than speed.
    pino.destination({ dest: file, sync: true }),
  );
  return (level, message, fields = {}) => logger[level](allowed(fields, clean), clean(message));
}

/** The same for people at a terminal. */
export function textLog(write: (line: string) => void, clean: (text: string) => string, now: () => Date): Log {
  return (level, message, fields = {}) => {
    const more = Object.entries(allowed(fields, clean)).map(([name, value]) => `${name}=${value}`);
    const head = `${now().toISOString()} ${level.padEnd(5)}`;
    // One line each: nothing that was said elsewhere can look like a line of ours.
    write(visibleText([head, clean(message), ...more].join(' ')).replaceAll('\n', '␊'));
  };
}

function allowed(fields: LogFields, clean: (text: string) => string): Record<string, string | number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'string' ? clean(value) : value] as const];
    }),
  );
}
