import type { JsonObject } from '../../schemas/json.ts';
import { characterKinds, type PinSpec } from '../../schemas/pin.ts';
import { type CharacterCounts, liftCounts, lowerCounts } from './pin-counts.ts';
import { liftNumbers, lowerNumbers, type PinNumbers } from './pin-numbers.ts';
import { liftType, lowerType, type TypeWords } from './pin-type.ts';
import { type Answer, isUnsupported, type Unsupported } from './platform.ts';
import { tellPin } from './tell-pin.ts';

/** The `pin` fact in the words of one platform. What it has no word for is refused. */
export interface PinWords {
  /** The platform as people say it. */
  readonly title: string;
  /** The boolean that demands that one is set. */
  readonly required: string;
  readonly numbers: PinNumbers;
  readonly types: TypeWords;
  /** The boolean that refuses simple ones; undefined where the type of a PIN says that. */
  readonly blockSimple?: string;
  readonly complexity?: string;
  readonly afterIdle?: string;
  /** A number of kinds of character, which is looked at in an alphanumeric one only. */
  readonly characterSets?: string;
  readonly atLeast?: CharacterCounts;
  /** Sentences for options that deserve one of their own. */
  readonly because?: { readonly [Option in keyof PinSpec]?: string };
}

/** The `pin` fact of a platform, in both directions. */
export function pinFact(words: PinWords): Answer<PinSpec> {
  return {
    wire: propertiesOf(words),
    lower: (pin) => refusalOf(pin, words) ?? lowerPin(pin, words),
    lift: (body) => liftPin(body, words),
    tell: tellPin(words),
  };
}

function propertiesOf(words: PinWords): readonly string[] {
  const { required, types, blockSimple, complexity, afterIdle, characterSets } = words;
  const counts = Object.values(words.atLeast ?? {});
  const numbers = Object.values(words.numbers).map(({ property }) => property);
  const single = [required, types.property, blockSimple, complexity, afterIdle, characterSets];
  return [...single.filter((property) => property !== undefined), ...numbers, ...counts];
}

function lowerPin(pin: PinSpec, words: PinWords): JsonObject | Unsupported {
  const type = lowerType(pin, words.types, words.title);
  if (isUnsupported(type)) return type;
  const numbers = lowerNumbers(pin, words.title, words.numbers);
  if (isUnsupported(numbers)) return numbers;
  return {
    ...(pin.required === false ? {} : { [words.required]: true }),
    ...numbers,
    ...type,
    ...at(words.blockSimple, pin.blockSimple),
    ...at(words.complexity, pin.complexity),
    ...at(words.afterIdle, pin.afterIdle === undefined ? undefined : true),
    ...at(words.characterSets, pin.characterSets),
    ...lowerCounts(pin.atLeast, words.atLeast),
  };
}

function at<Value extends string | number | boolean>(property: string | undefined, value: Value | undefined) {
  return property === undefined || value === undefined ? {} : { [property]: value };
}

const levels = ['low', 'medium', 'high'] as const;

function liftPin(body: JsonObject, words: PinWords): PinSpec | undefined {
  const isRequired = body[words.required] === true;
  const complexity = levels.find((level) => words.complexity !== undefined && level === body[words.complexity]);
  const said: PinSpec = {
    ...liftNumbers(body, words.numbers),
    ...liftType(body, words.types, { isRequired, hasComplexity: complexity !== undefined }),
    ...(isTrue(body, words.blockSimple) ? { blockSimple: true } : {}),
    ...(complexity === undefined ? {} : { complexity }),
    ...(isTrue(body, words.afterIdle) ? { afterIdle: 'required' } : {}),
    ...liftCounts(body, words.atLeast),
  };
  const sets = words.characterSets === undefined ? undefined : body[words.characterSets];
  const counted = [1, 2, 3, 4].find((count) => count === sets && said.type === 'alphanumeric');
  const pin: PinSpec = counted === undefined ? said : { ...said, characterSets: counted };
  if (isRequired) return pin;
  return Object.keys(pin).length === 0 ? undefined : { required: false, ...pin };
}

function isTrue(body: JsonObject, property: string | undefined): boolean {
  return property !== undefined && body[property] === true;
}

/** Why the platform cannot demand some option; undefined when it has a word for each. */
function refusalOf(pin: PinSpec, words: PinWords): Unsupported | undefined {
  const missing = Object.keys(pin).find(
    (option) => pin[option as keyof PinSpec] !== undefined && !isKnown(option, words),
  );
  if (missing !== undefined) {
    const because = words.because?.[missing as keyof PinSpec];
    return { unsupported: because ?? `there is no \`${missing}\` of a pin on ${words.title}; drop it there` };
  }
  if (pin.characterSets !== undefined && pin.type !== 'alphanumeric') {
    // With any other type the count is not looked at (Microsoft docs: compliance-policy-create-windows, 2024-11).
    return {
      unsupported: `kinds of character count on ${words.title} only in an alphanumeric pin; add \`type: alphanumeric\` or drop \`characterSets\``,
    };
  }
  const kind = characterKinds.find((each) => pin.atLeast?.[each] !== undefined && words.atLeast?.[each] === undefined);
  return kind === undefined
    ? undefined
    : { unsupported: `there is no count of \`${kind}\` in a pin on ${words.title}; drop \`${kind}\` there` };
}

function isKnown(option: string, words: PinWords): boolean {
  if (option === 'required' || option === 'type') return true;
  if (option === 'blockSimple') return words.blockSimple !== undefined || words.types.complex !== undefined;
  return Object.hasOwn(words.numbers, option) || words[option as keyof PinWords] !== undefined;
}
