import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';
import { oneOrList } from './one-or-list.ts';
import { scopeTagsSchema } from './scope-tags.ts';

/** Platforms as people call them, by what is filtered, and Graph's words for them (Microsoft docs: filters, 2024-03; devicePlatformType). */
const wires = {
  devices: {
    windows: 'windows10AndLater',
    macOS: 'macOS',
    iOS: 'iOS',
    androidEnterprise: 'androidForWork',
    aosp: 'androidAOSP',
    androidDeviceAdministrator: 'android',
  },
  apps: {
    windows: 'windowsMobileApplicationManagement',
    iOS: 'iOSMobileApplicationManagement',
    android: 'androidMobileApplicationManagement',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

const platformWords = [...new Set(Object.values(wires).flatMap((platforms) => Object.keys(platforms)))] as [
  string,
  ...string[],
];
/** The longest rule (Microsoft docs: filters, 2024-03). */
const longestRule = 3072;

const members = {
  description: z.string().optional(),
  platform: caseInsensitiveEnum(platformWords).optional().describe('The platform whose devices or apps it looks at.'),
  manages: caseInsensitiveEnum(['devices', 'apps'])
    .optional()
    .describe('Whether it is about enrolled devices, which is what is meant when absent, or about managed apps.'),
  rule: z
    .string()
    .min(1)
    .max(longestRule)
    .optional()
    .describe('Which of them, e.g. `(device.model -startsWith "Surface")`; attributes begin with `device` or `app`.'),
  scopeTags: scopeTagsSchema,
};

export interface AssignmentFilterSpec extends EitherSpec {
  readonly kind: 'AssignmentFilter';
  readonly description?: string | undefined;
  readonly platform?: string | undefined;
  readonly manages?: 'devices' | 'apps' | undefined;
  readonly rule?: string | undefined;
  readonly scopeTags?: readonly string[] | undefined;
}

/** Which devices or apps of the people an assignment names get a policy. */
export const assignmentFilter = eitherForm<AssignmentFilterSpec>({
  kind: 'AssignmentFilter',
  description: 'A rule about devices or managed apps that narrows the assignments that name it.',
  collection: 'assignmentFilters',
  members,
  needs: ['platform', 'rule'],
  bodyNeeds: [],
  refine: ({ platform, manages = 'devices' }) => {
    if (platform === undefined || platform in wires[manages]) return undefined;
    const known = Object.keys(wires[manages]).map((word) => `\`${word}\``);
    return { at: 'platform', message: `filters over ${manages} are for one of ${known.join(', ')}` };
  },
  wires: {
    description: '/description',
    platform: '/platform',
    manages: '/assignmentFilterManagementType',
    rule: '/rule',
    scopeTags: '/roleScopeTags',
  },
  lower: ({ description, platform, manages, rule, scopeTags }): JsonObject => ({
    ...(description === undefined ? {} : { description }),
    platform: graphPlatform(platform, manages) ?? '',
    rule: rule ?? '',
    ...(manages === undefined ? {} : { assignmentFilterManagementType: manages }),
    ...(scopeTags === undefined ? {} : { roleScopeTags: scopeTags }),
  }),
  lift: ({ description, platform, rule, assignmentFilterManagementType: manages, roleScopeTags }) => {
    const word = Object.entries(wires[manages === 'apps' ? 'apps' : 'devices']).find(([, wire]) => wire === platform);
    if (word === undefined) return undefined;
    return {
      ...(description == null ? {} : { description }),
      platform: word[0],
      ...(manages == null ? {} : { manages }),
      rule: rule ?? '',
      ...(Array.isArray(roleScopeTags) ? { scopeTags: oneOrList(roleScopeTags) } : {}),
    };
  },
});

/** Graph's word for a platform; undefined for one that filters over these things do not have. */
export function graphPlatform(
  platform: string | undefined,
  manages: 'devices' | 'apps' = 'devices',
): string | undefined {
  const words: Readonly<Record<string, string>> = wires[manages];
  return words[platform ?? ''];
}
