import * as fc from 'fast-check';
import { type FactName, type FactValues, factNames } from '../../schemas/facts.ts';

/** Versions of one to four numbers. */
const version = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.array(fc.integer({ min: 0, max: 99_999 }), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join('.'));

/** A version range and the bounds it must come out as. */
export const versionRange: fc.Arbitrary<{ text: string; minimum?: string; maximum?: string }> = fc.oneof(
  version.map((minimum) => ({ text: `>= ${minimum}`, minimum })),
  version.map((maximum) => ({ text: `<=${maximum}`, maximum })),
  fc
    .tuple(version, fc.integer({ min: 41, max: 60 }), fc.boolean(), fc.constantFrom(' ', ', '))
    .map(([minimum, above, minimumFirst, between]) => {
      const ends = [`>= ${minimum}`, `<= ${above}`];
      return { text: (minimumFirst ? ends : ends.reverse()).join(between), minimum, maximum: String(above) };
    }),
);

const pin: fc.Arbitrary<FactValues['pin']> = fc.record(
  {
    // Weighted towards what platforms take, with the whole range of the schema behind it.
    minimumLength: fc.oneof(fc.integer({ min: 4, max: 14 }), fc.integer({ min: 1, max: 127 })),
    type: fc.constantFrom('any' as const, 'numeric' as const, 'alphanumeric' as const),
    blockSimple: fc.boolean(),
    expiresAfterDays: fc.oneof(fc.integer({ min: 1, max: 365 }), fc.integer({ min: 1, max: 65_535 })),
    history: fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 50 })),
    lockAfterMinutes: fc.oneof(fc.integer({ min: 1, max: 240 }), fc.integer({ min: 0, max: 1440 })),
    characterSets: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: [] },
);

/** Every value the schemas let through, fact by fact. */
export const factValues: { readonly [Name in FactName]: fc.Arbitrary<FactValues[Name]> } = {
  pin,
  os: versionRange.map((range) => range.text),
  encryption: fc.constant('required'),
  jailbroken: fc.constant('forbidden'),
  firewall: fc.constant('required'),
  antivirus: fc.constant('required'),
  threatLevel: fc.constantFrom('secured', 'low', 'medium', 'high'),
};

/** The values of one fact, for code that goes through all of them. */
export function valuesOf(fact: FactName): fc.Arbitrary<FactValues[FactName]> {
  return factValues[fact];
}

/** Any fact with any of its values. */
export const demand: fc.Arbitrary<{ fact: FactName; value: FactValues[FactName] }> = fc.oneof(
  ...factNames.map((fact) => valuesOf(fact).map((value) => ({ fact, value }))),
);
