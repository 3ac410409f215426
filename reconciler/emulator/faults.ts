import { z } from 'zod';

const FAULT_NAMES = [
  'throttle',
  'throttleWithoutRetryAfter',
  'error500',
  'error503',
  'html502',
  'resetBefore',
  'resetAfter',
  'truncateBody',
  'slow',
  'staleReads',
  'unauthorized',
  'forbidden',
] as const;

/** One scripted misfortune. Requests that match are counted; the first `skip` go free, the next `times` are struck. */
export const faultSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      /** A glob (`*` within a segment, `**` across) over the path with its version, or a regular expression between slashes. */
      path: z.string().optional(),
    })
    .default({}),
  fault: z.enum(FAULT_NAMES),
  /** Absent: every match from then on. */
  times: z.int().positive().optional(),
  skip: z.int().nonnegative().optional(),
  /** `throttle`: seconds in Retry-After (default 1). */
  retryAfter: z.number().nonnegative().optional(),
  /** `slow`: how long the answer waits (default 1000). */
  milliseconds: z.int().nonnegative().optional(),
  /** `staleReads`: how many reads after the write still show the state before it (default 2). */
  reads: z.int().positive().optional(),
  /** `error500`, `error503`, `html502`: the request is carried out before the answer is lost (default false). */
  applied: z.boolean().optional(),
});

export type Fault = z.input<typeof faultSchema>;

/** A fault script as a file holds it. */
export const faultScriptSchema = z.array(faultSchema);

interface Armed {
  readonly fault: z.output<typeof faultSchema>;
  readonly path: RegExp | undefined;
  seen: number;
}

/** The faults an emulator still has in store, counted down as requests pass. */
export class FaultScript {
  #armed: Armed[] = [];

  /** Throws a ZodError for a fault of the wrong shape and a SyntaxError for a bad regular expression. */
  constructor(faults: readonly Fault[] = []) {
    this.add(faults);
  }

  /** Arms further faults behind the present ones. Throws as the constructor does, and then arms none. */
  add(faults: readonly Fault[]): void {
    const parsed = faultScriptSchema.parse(faults);
    this.#armed.push(...parsed.map((fault) => ({ fault, path: pathPattern(fault.match.path), seen: 0 })));
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault that strikes this request, if any; counts the request for every fault that matches it. */
  strike(method: string, path: string, applies: (fault: Fault) => boolean = () => true): Fault | undefined {
    let struck: Fault | undefined;
    for (const armed of this.#armed) {
      const { match, times, skip = 0 } = armed.fault;
      const matches =
        (match.method === undefined || match.method.toUpperCase() === method) && (armed.path?.test(path) ?? true);
      if (!matches || struck !== undefined || !applies(armed.fault)) continue;
      armed.seen += 1;
      if (armed.seen > skip && (times === undefined || armed.seen <= skip + times)) struck = armed.fault;
    }
    return struck;
  }
}

function pathPattern(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  const regular = /^\/(.*)\/([a-z]*)$/.exec(text);
  // A glob may begin and end with a slash too; only a text with something a glob cannot mean is a regular expression.
  if (regular !== null && /[\\^$+?()[\]{}|]|\.\*/.test(text)) return new RegExp(regular[1] ?? '', regular[2]);
  const pattern = text
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === '**') return '.*';
      return part === '*' ? '[^/]*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${pattern}$`, 'i');
}
