import type { JsonObject } from '../../schemas/json.ts';
import type { PinSpec, pinTypes } from '../../schemas/pin.ts';
import type { Unsupported } from './platform.ts';

type PinType = (typeof pinTypes)[number];

/** How a platform says which characters a PIN has. */
export interface TypeWords {
  readonly property: string;
  /** Graph's words. Several of ours may share Graph's `deviceDefault`, which says nothing and is read as nothing. */
  readonly words: { readonly [Type in PinType]?: string };
  /** Android: the type of a PIN nobody gives a type, and the one that refuses simple sequences in it. */
  readonly assumed?: string;
  readonly complex?: string;
}

const nothing = 'deviceDefault';

/**
 * The type as the platform says it. Where `assumed` is set a type is always sent, because with deviceDefault Android may ask for no
 * password at all; a complexity says enough by itself.
 */
export function lowerType(pin: PinSpec, types: TypeWords, title: string): JsonObject | Unsupported {
  const { type, blockSimple, complexity } = pin;
  const isSimpleRefused = blockSimple === true && types.complex !== undefined;
  if (isSimpleRefused && type !== undefined && type !== 'numeric') {
    return {
      unsupported: `simple sequences are refused by ${title} only in a PIN; drop \`blockSimple\` or demand \`type: numeric\``,
    };
  }
  if (isSimpleRefused) return { [types.property]: types.complex ?? nothing };
  if (type !== undefined) {
    const word = types.words[type];
    const known = Object.keys(types.words).map((each) => `\`${each}\``);
    return word === undefined
      ? { unsupported: `a pin of \`type: ${type}\` cannot be demanded: ${title} takes ${known.join(', ')}` }
      : { [types.property]: word };
  }
  const isAssumed = types.assumed !== undefined && pin.required !== false && complexity === undefined;
  return isAssumed ? { [types.property]: types.assumed ?? nothing } : {};
}

/** The mirror of `lowerType`: what is assumed is not said. */
export function liftType(
  body: JsonObject,
  types: TypeWords,
  { isRequired, hasComplexity }: { readonly isRequired: boolean; readonly hasComplexity: boolean },
): PinSpec {
  const word = body[types.property] ?? nothing;
  const isAssumed = types.assumed !== undefined && isRequired && !hasComplexity;
  if (types.complex !== undefined && word === types.complex) return { blockSimple: true };
  if (isAssumed && word === types.assumed) return {};
  if (word === nothing) return isAssumed && types.words.deviceDefault !== undefined ? { type: 'deviceDefault' } : {};
  const found = (Object.keys(types.words) as PinType[]).find((type) => types.words[type] === word);
  return found === undefined ? {} : { type: found };
}
