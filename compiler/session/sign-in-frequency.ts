import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { combinedEffect, type Effect } from '../../schemas/telling/telling.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

/** `everyTime`, or a whole number of hours or days. Graph's value is an Int32, hence at most nine digits. */
type Interval = 'everyTime' | { readonly value: number; readonly type: 'hours' | 'days' };

/** What a person is asked for again, in our words and in Graph's (signInFrequencyAuthenticationType). */
const authenticationTypes = {
  primaryAndSecondary: 'primaryAndSecondaryAuthentication',
  secondary: 'secondaryAuthentication',
} as const;
const authentications = Object.keys(authenticationTypes) as [Authentication, ...Authentication[]];
type Authentication = keyof typeof authenticationTypes;

export interface Frequency {
  readonly every: Interval;
  readonly authentication: Authentication;
}

const period = '([1-9]\\d{0,8}) (hour|day)s?';
const barePattern = new RegExp(`^(?:every time|${period})$`, 'i');
const everyPattern = new RegExp(`^(?:time|${period})$`, 'i');

const intervalSchema = (pattern: RegExp, expected: string) =>
  z
    .string(expected)
    .regex(pattern, expected)
    .transform((text): Interval => {
      const [, count, unit] = pattern.exec(text) ?? [];
      if (count === undefined || unit === undefined) return 'everyTime';
      return { value: Number(count), type: unit.toLowerCase() === 'day' ? 'days' : 'hours' };
    });

const frequencySchema = z.union([
  intervalSchema(barePattern, 'expected `12 hours`, `1 day` or `every time`').transform(
    (every): Frequency => ({ every, authentication: 'primaryAndSecondary' }),
  ),
  z
    .strictObject({
      every: intervalSchema(everyPattern, 'expected `12 hours`, `1 day` or `time`').describe(
        'How often: `12 hours`, `1 day`, or `time` for every time.',
      ),
      authentication: caseInsensitiveEnum(authentications)
        .optional()
        .describe('What is asked for again: `secondary` is the second factor alone; both factors when absent.'),
    })
    .transform(({ every, authentication = 'primaryAndSecondary' }): Frequency => ({ every, authentication })),
]) as z.ZodType<Frequency>;

/** How often a user must sign in again: `sessionControls.signInFrequency`. */
export const signInFrequency: SessionControl<Frequency> = {
  name: 'signInFrequency',
  schema: frequencySchema,
  wire: ['/sessionControls/signInFrequency'],
  lower({ every, authentication }) {
    // everyTime must come without value and type (terraform-provider-azuread, conditional access resource, 2023).
    const interval =
      every === 'everyTime'
        ? { value: null, type: null, frequencyInterval: 'everyTime' }
        : { value: every.value, type: every.type, frequencyInterval: 'timeBased' };
    return {
      signInFrequency: { ...interval, authenticationType: authenticationTypes[authentication], isEnabled: true },
    };
  },
  lift(sessionControls) {
    const body = sessionControls.signInFrequency;
    if (!isJsonObject(body) || body.isEnabled !== true) return undefined;
    const every = liftInterval(body);
    const type = body.authenticationType ?? authenticationTypes.primaryAndSecondary;
    const authentication = authentications.find((name) => authenticationTypes[name] === type);
    return every === undefined || authentication === undefined ? undefined : { every, authentication };
  },
  write({ every, authentication }) {
    const time = every === 'everyTime' ? 'time' : writePeriod(every);
    if (authentication !== 'primaryAndSecondary') return { every: time, authentication };
    return every === 'everyTime' ? 'every time' : time;
  },
  tell: [
    tellControl('/sessionControls/signInFrequency', {
      lift: (body) => signInFrequency.lift(body),
      says: ({ every, authentication }) => [
        `${authentication === 'secondary' ? 'the second factor is asked for' : 'people sign in again'} ${
          every === 'everyTime' ? 'every time' : `after ${writePeriod(every)}`
        }`,
      ],
      silent: 'nobody has to sign in again after some time',
      coming: () => 'tighter',
      instead: compared,
    }),
  ],
};

function liftInterval({ value, type, frequencyInterval }: JsonObject): Interval | undefined {
  if (frequencyInterval === 'everyTime') return 'everyTime';
  if ((frequencyInterval ?? 'timeBased') !== 'timeBased' || (type !== 'hours' && type !== 'days')) return undefined;
  if (typeof value !== 'number' || !/^[1-9]\d{0,8}$/.test(String(value))) return undefined;
  return { value, type };
}

function writePeriod({ value, type }: Exclude<Interval, 'everyTime'>): string {
  return `${value} ${value === 1 ? type.slice(0, -1) : type}`;
}

/** Sooner is tighter, and so are two factors instead of one. */
function compared(before: Frequency, after: Frequency): Effect {
  const [was, is] = [before, after].map(({ every }) =>
    every === 'everyTime' ? 0 : every.value * (every.type === 'days' ? 24 : 1),
  );
  const time: Effect = was === is ? 'same' : (is ?? 0) < (was ?? 0) ? 'tighter' : 'looser';
  if (before.authentication === after.authentication) return time;
  return combinedEffect([time, after.authentication === 'secondary' ? 'looser' : 'tighter']);
}
