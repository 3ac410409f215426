import type { Json } from '../../schemas/json.ts';
import { caseInsensitiveEnum, oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import type { AppPlatform, Demand, Refused } from './demand.ts';
import { jsonSchema } from './json-schema.ts';

/** Words for management states; Graph writes several with commas (enumeration appManagementLevel, a set of flags). */
const levels = {
  all: 'unspecified',
  unmanaged: 'unmanaged',
  managed: 'mdm',
  androidEnterprise: 'androidEnterprise',
  androidSharedDevices: 'androidEnterpriseDedicatedDevicesWithAzureAdSharedMode',
  androidOpenSourceOfUsers: 'androidOpenSourceProjectUserAssociated',
  androidOpenSourceUserless: 'androidOpenSourceProjectUserless',
} as const;

type Level = keyof typeof levels;
const words = Object.keys(levels) as [Level, ...Level[]];

const schema = jsonSchema(oneOrMany(caseInsensitiveEnum(words)).transform(writeOneOrMany));

function answerOn(platform: AppPlatform) {
  return {
    properties: ['targetedAppManagementLevels'],
    lower: (value: Json) => {
      const said = (Array.isArray(value) ? value : [value]) as readonly Level[];
      const strange = platform === 'iOS' ? said.find((word) => word.startsWith('android')) : undefined;
      if (strange !== undefined) return noAndroid(strange);
      return { targetedAppManagementLevels: said.map((word) => levels[word]).join(',') };
    },
    lift: ({ targetedAppManagementLevels: value }: Readonly<Record<string, Json>>) => {
      if (typeof value !== 'string') return undefined;
      const said = value.split(',').map((part) => words.find((word) => levels[word] === part.trim()));
      return said.some((word) => word === undefined) ? undefined : writeOneOrMany(said as Level[]);
    },
  };
}

function noAndroid(word: string): Refused {
  return {
    unsupported: `\`${word}\` says how an Android device is managed; write \`managed\` or leave it to \`onlyOn: { android: … }\``,
  };
}

/** On which devices, by how they are managed, the policy counts. */
export const devices: Demand = {
  name: 'devices',
  description: 'On which devices the policy counts: all, unmanaged, managed, or several kinds.',
  schema: schema.describe('One kind of device or several.'),
  on: { iOS: answerOn('iOS'), android: answerOn('android') },
};
