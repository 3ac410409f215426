import type { Json } from '../../schemas/json.ts';
import { pinTypes } from '../../schemas/pin.ts';
import { tellSwitch, tellWord } from '../../schemas/telling/tell-value.ts';
import type { Effect, Telling, Told } from '../../schemas/telling/telling.ts';
import type { PinWords } from './pin.ts';

type Numbered = keyof PinWords['numbers'];

/** What each number of a PIN says, and what more of it does. */
const numbers: Readonly<
  Record<Numbered, { readonly says: (number: string) => string; readonly silent: string; readonly more: Effect }>
> = {
  minimumLength: {
    says: (number) => `the PIN has at least ${number} characters`,
    silent: 'the PIN may have any length',
    more: 'tighter',
  },
  expiresAfterDays: {
    says: (number) => `the PIN must be changed after ${number} days`,
    silent: 'the PIN never has to be changed',
    more: 'looser',
  },
  history: {
    says: (number) => `${number} earlier PINs may not be used again`,
    silent: 'earlier PINs may be used again',
    more: 'tighter',
  },
  lockAfterMinutes: {
    says: (number) => `the PIN is asked for again after ${number} minutes`,
    silent: 'the PIN need not be asked for again after a while',
    more: 'looser',
  },
  screenOffAfterMinutes: {
    says: (number) => `the screen locks after ${number} minutes`,
    silent: 'the screen need not lock after a while',
    more: 'looser',
  },
  resetAfterFailures: {
    says: (number) => `the device resets itself after ${number} wrong PINs`,
    silent: 'the device need not reset itself after wrong PINs',
    more: 'looser',
  },
};

/** Every property of the `pin` fact of a platform. */
export function tellPin(words: PinWords): readonly Telling[] {
  const { required, types, blockSimple, complexity, afterIdle, characterSets, atLeast = {} } = words;
  const titles = Object.fromEntries(
    pinTypes.flatMap((type): [string, string][] => {
      const word = types.words[type];
      return word === undefined ? [] : [[word, type]];
    }),
  );
  return [
    tellSwitch(`/${required}`, 'a PIN is now demanded', 'a PIN is no longer demanded', 'tighter'),
    tellWord(`/${types.property}`, 'the type of the PIN is', titles),
    ...(blockSimple === undefined
      ? []
      : [
          tellSwitch(
            `/${blockSimple}`,
            'simple PINs are now refused',
            'simple PINs such as 1234 may now be used',
            'tighter',
          ),
        ]),
    ...(complexity === undefined
      ? []
      : [tellWord(`/${complexity}`, 'the complexity of the PIN is', {}, [null, 'none', 'low', 'medium', 'high'])]),
    ...(afterIdle === undefined
      ? []
      : [
          tellSwitch(
            `/${afterIdle}`,
            'the PIN is asked for after idling',
            'the PIN need not be asked for after idling',
            'tighter',
          ),
        ]),
    ...(characterSets === undefined ? [] : [kinds(characterSets, 'kinds of character')]),
    ...Object.entries(atLeast).map(([kind, property]) => kinds(property, `of: ${kind}`)),
    ...Object.entries(words.numbers).map(([option, { property }]) => tellNumber(property, option as Numbered)),
  ];
}

/** Both numbers in one sentence: `the PIN may now have 4 characters instead of 6`. */
function tellNumber(property: string, option: Numbered): Telling {
  const { says, silent, more } = numbers[option];
  return {
    pointer: `/${property}`,
    tell: ({ before, after }) => {
      if (option === 'minimumLength' && typeof before === 'number' && typeof after === 'number')
        return length(before, after);
      if (!isCount(before) || !isCount(after)) return undefined;
      if (after === null) return { words: [silent], effect: 'looser' };
      if (before === null) return { words: [says(String(after))], effect: 'tighter' };
      const isMore = Number(after) > Number(before);
      return {
        words: [`${says(String(after))} instead of ${before}`],
        effect: isMore === (more === 'tighter') ? 'tighter' : 'looser',
      };
    },
  };
}

function length(before: number, after: number): Told {
  const isLess = after < before;
  const must = isLess ? 'may now have' : 'must now have';
  return { words: [`the PIN ${must} ${after} characters instead of ${before}`], effect: isLess ? 'looser' : 'tighter' };
}

function kinds(property: string, what: string): Telling {
  return {
    pointer: `/${property}`,
    tell: ({ before, after }) => {
      if (!isCount(before) || !isCount(after)) return undefined;
      const effect = Number(after ?? 0) > Number(before ?? 0) ? 'tighter' : 'looser';
      return { words: [`the PIN needs ${after ?? 0} ${what} instead of ${before ?? 0}`], effect };
    },
  };
}

function isCount(value: Json): value is number | null {
  return value === null || typeof value === 'number';
}
