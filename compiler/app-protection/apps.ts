import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { Answer, AppPlatform, Demand } from './demand.ts';
import { jsonSchema } from './json-schema.ts';
import { type KnownApp, knownApps } from './known-apps.ts';

const groups = {
  'core Microsoft apps': 'allCoreMicrosoftApps',
  'all Microsoft apps': 'allMicrosoftApps',
  'all apps': 'allApps',
  'selected apps': 'selectedPublicApps',
} as const;

const listed = z.array(z.string().min(1)).min(1);
const schema = jsonSchema(
  z.union([
    caseInsensitiveEnum(Object.keys(groups) as [string, ...string[]]),
    listed,
    z.strictObject({ iOS: listed.optional(), android: listed.optional() }),
  ]),
);

/** How the two stores identify an app (Graph resources iosMobileAppIdentifier, androidMobileAppIdentifier). */
const identifiers = {
  iOS: { type: '#microsoft.graph.iosMobileAppIdentifier', property: 'bundleId' },
  android: { type: '#microsoft.graph.androidMobileAppIdentifier', property: 'packageId' },
} as const;

function answerOn(platform: AppPlatform): Answer {
  return {
    properties: ['appGroupType', 'apps'],
    lower: (value) => {
      if (typeof value === 'string') return { appGroupType: groups[value as keyof typeof groups] };
      const own = isJsonObject(value) ? value[platform] : value;
      const apps = (Array.isArray(own) ? own : []).map((app) => lowerApp(platform, String(app)));
      return { appGroupType: 'selectedPublicApps', ...(apps.length === 0 ? {} : { apps }) };
    },
    lift: (body) => liftApps(platform, body),
  };
}

function lowerApp(platform: AppPlatform, app: string): JsonObject {
  const { type, property } = identifiers[platform];
  return { mobileAppIdentifier: { '@odata.type': type, [property]: known(app)?.[platform] ?? app } };
}

function known(app: string): KnownApp | undefined {
  return knownApps.find(({ name }) => name.toLowerCase() === app.toLowerCase());
}

function liftApps(platform: AppPlatform, { appGroupType: group, apps }: JsonObject): Json | undefined {
  const word = Object.entries(groups).find(([, type]) => type === group)?.[0];
  if (!Array.isArray(apps) || apps.length === 0) return word;
  if (group !== 'selectedPublicApps') return undefined;
  const ids = apps.map((app) => idOf(platform, app));
  if (ids.some((id) => id === undefined)) return undefined;
  const names = ids.map((id) => knownApps.find((app) => app[platform] === id)?.name);
  // Names are the same on both platforms; identifiers say which one they are for.
  return names.every((name) => name !== undefined) ? (names as Json) : { [platform]: ids as Json };
}

function idOf(platform: AppPlatform, app: Json): string | undefined {
  const { type, property } = identifiers[platform];
  const identifier = isJsonObject(app) ? app.mobileAppIdentifier : undefined;
  if (!isJsonObject(identifier) || identifier['@odata.type'] !== type) return undefined;
  const id = identifier[property];
  return typeof id === 'string' ? id : undefined;
}

/** The apps a policy is for: a group Microsoft keeps, or a list of one's own. */
export const apps: Demand = {
  name: 'apps',
  description:
    'The apps it is for: `core Microsoft apps`, `all Microsoft apps`, `all apps`, or a list of names, bundle ids and packages.',
  schema,
  on: { iOS: answerOn('iOS'), android: answerOn('android') },
};
