import { type FactName, factNames, factSchemas } from '../../schemas/facts.ts';
import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import { type Document, standardsIn } from '../document.ts';
import { type DeviceStandardSpec, demandsOn, platformsOf } from '../documents/device-standard.ts';
import { currentPlatforms, statedBy } from '../platforms/index.ts';
import { isUnsupported, type Platform, type SettingShape } from '../platforms/platform.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const standard = (setting: string) => `kind: DeviceStandard
name: macs
platforms: macOS
settings:
  macOS: { ${setting} }
for: Staff
`;

const unknown: FindingRule = {
  code: 'GW4009',
  severity: 'error',
  title: 'a platform has no such setting',
  explanation:
    'Settings are properties of the compliance policy type of the platform, in the spelling of Graph (Graph beta metadata, 2026-08). What has a word on several platforms, such as a PIN or an operating system version, is said under `facts`, so that it is said in one place only; what no fact can say, such as a version that is none, stays a setting.',
  failing: { documents: standard('firewallEnableStealthMod: true') },
  passing: { documents: standard('firewallEnableStealthMode: true') },
};

const wrongShape: FindingRule = {
  code: 'GW4010',
  severity: 'error',
  title: 'a setting has the wrong kind of value',
  explanation:
    'Intune refuses a compliance policy in which a property has a value of another type than its metadata says (Graph beta metadata, 2026-08). Words are spelled exactly as Graph spells them.',
  failing: { documents: standard('firewallEnableStealthMode: "yes"') },
  passing: { documents: standard('firewallEnableStealthMode: true') },
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

function lookAt({ spec, yaml }: Document<DeviceStandardSpec>, platform: Platform, name: string, value: Json) {
  const pointer = writtenPointer(yaml.value, formatPointer(['settings', platform.name, name]));
  const shape = shapeOf(platform, name);
  const fact = factOf(platform, spec, name);
  if (shape === undefined || fact !== undefined) {
    const span = yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer);
    return [findingOf(unknown, { ...explain(platform, name, fact), span, pointer })];
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

/** Scope tags are a property of every type (Graph beta metadata: deviceCompliancePolicy, 2026-08). */
const ofEveryType: Platform['properties'] = { roleScopeTagIds: { type: 'list', items: 'string' } };

function shapeOf({ properties }: Platform, name: string): SettingShape | undefined {
  const known = { ...ofEveryType, ...properties };
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function explain(platform: Platform, name: string, fact: FactName | undefined) {
  if (fact !== undefined) {
    return { message: `\`${name}\` on \`${platform.name}\` is said by the fact \`${fact}\``, help: wayToSay(fact) };
  }
  const settable = Object.keys({ ...platform.properties, ...ofEveryType });
  const help = didYouMean(name, settable) ?? `\`${platform.odataType}\` has no such property`;
  return { message: `\`${name}\` is no setting of \`${platform.name}\``, help };
}

/** How a fact is written, for people who come with the Graph property. */
function wayToSay(fact: FactName): string {
  const example = examples[fact];
  if (example !== undefined) return `write it under \`facts\`, e.g. \`${fact}: ${example}\``;
  const word = (['required', 'forbidden', 'current'] as const).find(
    (each) => factSchemas[fact].safeParse(each).success,
  );
  return `write \`${fact}: ${word ?? '…'}\` under \`facts\``;
}

const examples: { readonly [Name in FactName]?: string } = {
  pin: '{ minimumLength: 6, type: numeric }',
  os: '">= 17"',
  builds: '{ from: 21A329, to: 22A100 }',
  securityPatch: '2025-09-01',
  playIntegrity: 'device',
  defenderVersion: '">= 4.18"',
  threatLevel: 'low',
  machineRisk: 'low',
  forbiddenApps: '{ name: Sideloader, appId: com.example.sideloader }',
  gatekeeper: 'macAppStore',
  wsl: '{ distribution: Ubuntu, os: ">= 22.04" }',
  customScript: '{ script: bios-version, rules: [{ SettingName: BiosVersion, … }] }',
};

/**
 * The fact that has to say a property: one that means the same on several platforms, and that can say what the settings say. A
 * version that is none or a number out of range stands in real tenants, and only a setting says it; what one platform alone has,
 * such as secure boot, may be said either way.
 */
function factOf(platform: Platform, spec: DeviceStandardSpec, name: string): FactName | undefined {
  const owner = factNames.find((fact) => {
    const answer = platform.facts[fact];
    return !isUnsupported(answer) && answer.wire.includes(name);
  });
  if (owner === undefined || !isShared(owner)) return undefined;
  const demanded = demandsOn(platform, spec).flatMap(({ answer }) => (isUnsupported(answer) ? [] : [answer]));
  const body: JsonObject = Object.assign({}, ...demanded, spec.settings?.[platform.name]);
  return Object.hasOwn(statedBy(platform, body).settings, name) ? undefined : owner;
}

function isShared(fact: FactName): boolean {
  return currentPlatforms.filter(({ facts }) => !isUnsupported(facts[fact])).length > 1;
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
