import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import type { AppPlatform } from '../app-protection/demand.ts';
import { appSettings } from '../app-protection/index.ts';
import { appProtectionsIn, type Document } from '../document.ts';
import { appPlatformsOf, appProtectionTypes } from '../documents/app-protection.ts';
import { demandOf } from '../sentence/app-demand-of.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const policy = (setting: string) => `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
settings:
  iOS: { ${setting} }
for: Sales
`;

const unknown: FindingRule = {
  code: 'GW4143',
  severity: 'error',
  title: 'an app protection policy has no such setting',
  explanation:
    'Settings are properties of the type of the platform, in the spelling of Graph (Graph beta metadata, 2026-08). What has a word of its own, such as a PIN or printing, is said with that word, so that it is said in one place only.',
  failing: { documents: policy('allowWidgetContentSink: true') },
  passing: { documents: policy('allowWidgetContentSync: true') },
};

const wrongShape: FindingRule = {
  code: 'GW4144',
  severity: 'error',
  title: 'a setting of an app protection policy has the wrong kind of value',
  explanation:
    'Intune refuses a policy in which a property has a value of another type than its metadata says (Graph beta metadata, 2026-08). Words are spelled exactly as Graph spells them.',
  failing: { documents: policy('allowWidgetContentSync: "yes"') },
  passing: { documents: policy('allowWidgetContentSync: true') },
};

/** Settings that the type does not have, has a word for, or has with another shape. */
export const unknownAppSettings: Check = {
  rules: [unknown, wrongShape],
  documents: (program) =>
    appProtectionsIn(program).flatMap((document) =>
      appPlatformsOf(document.spec).flatMap((platform) =>
        Object.entries(document.spec.settings?.[platform] ?? {}).flatMap(([name, value]) =>
          lookAt(document, platform, name, value),
        ),
      ),
    ),
};

function lookAt({ yaml }: Document, platform: AppPlatform, name: string, value: Json): readonly Finding[] {
  const pointer = writtenPointer(yaml.value, formatPointer(['settings', platform, name]));
  const setting = Object.hasOwn(appSettings[platform], name) ? appSettings[platform][name] : undefined;
  if (setting === undefined) {
    const span = yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer);
    return [findingOf(unknown, { ...explainUnknown(platform, name), span, pointer })];
  }
  if (value === null || setting.schema.safeParse(value).success) return [];
  return [
    findingOf(wrongShape, {
      message: `\`${name}\` cannot be ${shown(value)} on \`${platform}\``,
      help: `expected ${setting.expected}`,
      span: yaml.spanOf(pointer),
      pointer,
    }),
  ];
}

function explainUnknown(platform: AppPlatform, name: string): { readonly message: string; readonly help: string } {
  const word = demandOf(platform, name);
  if (word !== undefined)
    return {
      message: `\`${name}\` on \`${platform}\` is said by \`${word.join('.')}\``,
      help: `write \`${word.join(': { ')}: …${' }'.repeat(word.length - 1)}\``,
    };
  const help =
    didYouMean(name, Object.keys(appSettings[platform])) ??
    `\`#microsoft.graph.${appProtectionTypes[platform]}\` has no such property`;
  return { message: `\`${name}\` is no setting of \`${platform}\``, help };
}

function shown(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `\`${String(value).slice(0, 80)}\``;
}
