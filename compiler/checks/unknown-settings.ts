import type { FactName } from '../../schemas/facts.ts';
import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import { type Document, standardsIn } from '../document.ts';
import { type DeviceStandardSpec, demandsOn, platformsOf } from '../documents/device-standard.ts';
import { isUnsupported, type Platform, type SettingShape } from '../platforms/platform.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const standard = (setting: string) => `kind: DeviceStandard
name: phones
platforms: iOS
settings:
  iOS: { ${setting} }
for: Staff
`;

const unknown: FindingRule = {
  code: 'GW4009',
  severity: 'error',
  title: 'a platform has no such setting',
  explanation:
    'Settings are properties of the compliance policy type of the platform, in the spelling of Graph (Graph beta metadata, 2026-08). What has a word of its own, such as a PIN or an operating system version, is said under `facts`, so that it is said in one place only.',
  failing: { documents: standard('managedEmailProfileRequird: true') },
  passing: { documents: standard('managedEmailProfileRequired: true') },
};

const wrongShape: FindingRule = {
  code: 'GW4010',
  severity: 'error',
  title: 'a setting has the wrong kind of value',
  explanation:
    'Intune refuses a compliance policy in which a property has a value of another type than its metadata says (Graph beta metadata, 2026-08). Words are spelled exactly as Graph spells them.',
  failing: { documents: standard('managedEmailProfileRequired: "yes"') },
  passing: { documents: standard('managedEmailProfileRequired: true') },
};

/** Settings that the platform does not have, has as a fact, or has with another type. */
export const unknownSettings: Check = {
  rules: [unknown, wrongShape],
  documents: (program) =>
    standardsIn(program).flatMap((document) =>
      platformsOf(document.spec).flatMap((platform) =>
        Object.entries(document.spec.settings?.[platform.name] ?? {}).flatMap(([name, value]) =>
          lookAt(document, platform, name, value),
        ),
      ),
    ),
};

function lookAt({ yaml }: Document, platform: Platform, name: string, value: Json): readonly Finding[] {
  const pointer = writtenPointer(yaml.value, formatPointer(['settings', platform.name, name]));
  const shape = Object.hasOwn(platform.settings, name) ? platform.settings[name] : undefined;
  if (shape === undefined) {
    const span = yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer);
    return [findingOf(unknown, { ...explainUnknown(platform, name), span, pointer })];
  }
  if (value === null || fits(shape, value)) return [];
  return [
    findingOf(wrongShape, {
      message: `\`${name}\` is ${shown(value)}, which it cannot be on \`${platform.name}\``,
      help: `expected ${described(shape)}`,
      span: yaml.spanOf(pointer),
      pointer,
    }),
  ];
}

function explainUnknown(platform: Platform, name: string): { readonly message: string; readonly help: string } {
  const fact = factOf(platform, name);
  if (fact !== undefined) {
    return { message: `\`${name}\` on \`${platform.name}\` is said by the fact \`${fact}\``, help: waysToSay[fact] };
  }
  const help = didYouMean(name, Object.keys(platform.settings)) ?? `\`${platform.odataType}\` has no such property`;
  return { message: `\`${name}\` is no setting of \`${platform.name}\``, help };
}

/** How each fact is written, for people who come with the Graph property. */
const waysToSay: Readonly<Record<FactName, string>> = {
  pin: 'write it under `facts: { pin: … }`, e.g. `pin: { minimumLength: 6, type: numeric }`',
  os: 'write it under `facts`, e.g. `os: ">= 17"`',
  encryption: 'write `encryption: required` under `facts`',
  jailbroken: 'write `jailbroken: forbidden` under `facts`',
  firewall: 'write `firewall: required` under `facts`',
  antivirus: 'write `antivirus: required` under `facts`',
  threatLevel: 'write it under `facts`, e.g. `threatLevel: low`',
};

/** Demands everything that can be demanded, twice where parts exclude each other; what the platform answers is said by facts. */
const everyFact = (platform: Platform): readonly DeviceStandardSpec[] => {
  const header = { kind: 'DeviceStandard', name: 'all', platforms: [platform.name] } as const;
  const pin = { minimumLength: 8, expiresAfterDays: 90, history: 5, lockAfterMinutes: 5 };
  return [
    {
      ...header,
      facts: {
        pin: { ...pin, type: 'numeric', blockSimple: true },
        os: '>= 1 <= 9',
        encryption: 'required',
        jailbroken: 'forbidden',
        firewall: 'required',
        antivirus: 'required',
        threatLevel: 'low',
      },
    },
    { ...header, facts: { pin: { ...pin, type: 'alphanumeric', characterSets: 3 } } },
  ];
};

function factOf(platform: Platform, property: string): FactName | undefined {
  const demands = everyFact(platform).flatMap((spec) => demandsOn(platform, spec));
  return demands.find(({ answer }) => !isUnsupported(answer) && Object.hasOwn(answer, property))?.fact;
}

function fits(shape: SettingShape, value: Json): boolean {
  switch (shape.type) {
    case 'integer':
      return Number.isInteger(value);
    case 'enum':
      return typeof value === 'string' && shape.members.includes(value);
    case 'list':
      return (
        Array.isArray(value) &&
        value.every((item) => (shape.items === 'object' ? isJsonObject(item) : typeof item === 'string'))
      );
    case 'object':
      return isJsonObject(value);
    default:
      return typeof value === shape.type;
  }
}

function described(shape: SettingShape): string {
  if (shape.type === 'enum') return `one of ${shape.members.map((member) => `\`${member}\``).join(', ')}`;
  if (shape.type === 'list') return shape.items === 'object' ? 'a list of objects' : 'a list of texts';
  const words = { boolean: '`true` or `false`', integer: 'a whole number', string: 'text', object: 'an object' };
  return words[shape.type];
}

function shown(value: Json | JsonObject): string {
  if (Array.isArray(value)) return 'a list';
  return isJsonObject(value) ? 'an object' : `\`${String(value).slice(0, 80)}\``;
}
