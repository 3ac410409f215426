import * as fc from 'fast-check';
import { type FactName, type FactValues, factNames } from '../../schemas/facts.ts';
import { characterKinds, pinTypes } from '../../schemas/pin.ts';

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

/** A number that may be missing, weighted towards what platforms take, with the whole range of the schema behind it. */
const count = (least: number, usual: number, most: number) =>
  fc.oneof(fc.integer({ min: least, max: usual }), fc.integer({ min: least, max: most }));
const characters = fc.integer({ min: 1, max: 16 });

const wholePin: fc.Arbitrary<FactValues['pin']> = fc.record(
  {
    required: fc.boolean(),
    minimumLength: fc.oneof(fc.integer({ min: 4, max: 14 }), count(1, 14, 127)),
    type: fc.constantFrom(...pinTypes),
    complexity: fc.constantFrom('low', 'medium', 'high'),
    blockSimple: fc.boolean(),
    expiresAfterDays: count(1, 250, 65_535),
    history: count(1, 24, 50),
    lockAfterMinutes: fc.oneof(fc.integer({ min: 1, max: 240 }), count(0, 480, 8640)),
    screenOffAfterMinutes: count(0, 15, 1440),
    afterIdle: fc.constant('required'),
    resetAfterFailures: characters,
    characterSets: fc.integer({ min: 1, max: 4 }),
    atLeast: fc
      .dictionary(fc.constantFrom(...characterKinds), characters, { minKeys: 1, noNullPrototype: true })
      .map((counts) => counts as NonNullable<FactValues['pin']['atLeast']>),
  },
  { requiredKeys: [] },
);

/** Few options at a time, or every platform would refuse every value. */
const pin = fc.tuple(wholePin, fc.integer({ min: 0, max: 4 }), fc.nat()).map(([whole, count, start]) => {
  const options = Object.entries(whole);
  const kept = [...options, ...options].slice(start % (options.length + 1)).slice(0, Math.min(count, options.length));
  return Object.fromEntries(kept) as FactValues['pin'];
});

const text = fc.string({ minLength: 1 });
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const without = <Shape extends object>(value: Shape): Shape =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Shape;
const hasEnd = ({ from, to }: { readonly from?: unknown; readonly to?: unknown }) =>
  from !== undefined || to !== undefined;
const rangeText = versionRange.map((range) => range.text);
const level = fc.constantFrom('secured' as const, 'low' as const, 'medium' as const, 'high' as const);
const rule = fc.record({ SettingName: text, Operand: fc.oneof(text, fc.boolean()) });

/** Every value the schemas let through, fact by fact. */
export const factValues: { readonly [Name in FactName]: fc.Arbitrary<FactValues[Name]> } = {
  pin,
  os: rangeText,
  builds: fc.array(
    fc
      .record({ from: optional(text), to: optional(text), description: optional(text) })
      .map(without)
      .filter(hasEnd),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  securityPatch: fc.integer({ min: 10, max: 31 }).map((day) => `2025-10-${day}`),
  encryption: fc.constant('required'),
  bitLocker: fc.constant('required'),
  secureBoot: fc.constant('required'),
  codeIntegrity: fc.constant('required'),
  earlyLaunchAntimalware: fc.constant('required'),
  healthReport: fc.constant('required'),
  tpm: fc.constant('required'),
  memoryIntegrity: fc.constant('required'),
  firmwareProtection: fc.constant('required'),
  kernelDmaProtection: fc.constant('required'),
  virtualizationBasedSecurity: fc.constant('required'),
  jailbroken: fc.constant('forbidden'),
  playIntegrity: fc.constantFrom('basic', 'device'),
  hardwareAttestation: fc.constant('required'),
  unknownSources: fc.constant('forbidden'),
  usbDebugging: fc.constant('forbidden'),
  verifyApps: fc.constant('required'),
  playServices: fc.constant('required'),
  securityProvider: fc.constant('current'),
  managementAppIntegrity: fc.constant('required'),
  firewall: fc.constant('required'),
  antivirus: fc.constant('required'),
  antispyware: fc.constant('required'),
  defender: fc.constant('required'),
  defenderVersion: rangeText,
  realTimeProtection: fc.constant('required'),
  signatures: fc.constant('current'),
  threatLevel: level,
  machineRisk: level,
  forbiddenApps: fc.array(
    fc
      .record({ name: text, appId: optional(text), publisher: optional(text), appStoreUrl: optional(text) })
      .map(without),
    { minLength: 1, maxLength: 3 },
  ),
  gatekeeper: fc.constantFrom('macAppStore', 'macAppStoreAndIdentifiedDevelopers', 'anywhere'),
  systemIntegrityProtection: fc.constant('required'),
  managedEmail: fc.constant('required'),
  wsl: fc.array(fc.record({ distribution: text, os: optional(rangeText) }).map(without), {
    minLength: 1,
    maxLength: 3,
  }),
  customScript: fc.oneof(
    fc.record({
      script: fc.constantFrom('bios', 'id:8c3d2ec3'),
      rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ script: fc.constant('bios'), rulesContent: fc.constantFrom('e30=', 'no base64') }),
  ),
};

/** The values of one fact, for code that goes through all of them. */
export function valuesOf(fact: FactName): fc.Arbitrary<FactValues[FactName]> {
  return factValues[fact];
}

/** Any fact with any of its values. */
export const demand: fc.Arbitrary<{ fact: FactName; value: FactValues[FactName] }> = fc.oneof(
  ...factNames.map((fact) => valuesOf(fact).map((value) => ({ fact, value }))),
);
