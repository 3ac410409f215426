import type { JsonObject } from '../../schemas/json.ts';
import { characterKinds, type PinSpec } from '../../schemas/pin.ts';
import { type CharacterCounts, liftCounts, lowerCounts } from './pin-counts.ts';
import { liftNumbers, lowerNumbers, type PinNumbers } from './pin-numbers.ts';
import { type Answer, isUnsupported, type Unsupported } from './platform.ts';

/** 1 to 127 (the setting's definition in a live tenant, published in 2026), which is what the fact takes. */
const numbers: PinNumbers = {
  minimumLength: { property: 'linux_passwordpolicy_minimumlength', least: 1, most: 127 },
};

const counts: CharacterCounts = {
  lowerCase: 'linux_passwordpolicy_minimumlowercase',
  upperCase: 'linux_passwordpolicy_minimumuppercase',
  digits: 'linux_passwordpolicy_minimumdigits',
  symbols: 'linux_passwordpolicy_minimumsymbols',
};

/** What Intune can ask of a password on Linux is how long it is, and how many characters of which kind it has. */
export const linuxPin: Answer<PinSpec> = {
  wire: [...Object.values(numbers).map(({ property }) => property), ...Object.values(counts)],
  lower: (pin) => refusalOf(pin) ?? lowerPin(pin),
  lift(body) {
    const pin: PinSpec = { ...liftNumbers(body, numbers), ...liftCounts(body, counts) };
    return Object.keys(pin).length === 0 ? undefined : pin;
  },
};

function lowerPin(pin: PinSpec): JsonObject | Unsupported {
  const length = lowerNumbers(pin, 'Linux', numbers);
  if (isUnsupported(length)) return length;
  const asked = { ...length, ...lowerCounts(pin.atLeast, counts) };
  if (Object.keys(asked).length > 0) return asked;
  return { unsupported: 'on Linux Intune asks how long a password is, not whether there is one; add `minimumLength`' };
}

function refusalOf(pin: PinSpec): Unsupported | undefined {
  const { minimumLength: _, atLeast, type = 'any', ...others } = pin;
  const { required = true, blockSimple = false, ...further } = others;
  const refused = [
    ...(required ? [] : ['required']),
    ...(blockSimple ? ['blockSimple'] : []),
    ...Object.entries(further).flatMap(([option, value]) => (value === undefined ? [] : [option])),
  ];
  if (refused[0] !== undefined) {
    return {
      unsupported: `Intune cannot ask for \`${refused[0]}\` of a password on Linux; it asks for \`minimumLength\` and \`atLeast\` only`,
    };
  }
  if (type !== 'any' && type !== 'deviceDefault') {
    return {
      unsupported: `a password of \`type: ${type}\` is none on Linux; \`atLeast\` says how many characters of each kind it needs`,
    };
  }
  const kind = characterKinds.find((each) => atLeast?.[each] !== undefined && counts[each] === undefined);
  return kind === undefined
    ? undefined
    : { unsupported: `there is no count of \`${kind}\` in a password on Linux; drop \`${kind}\` there` };
}
