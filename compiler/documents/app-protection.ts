import { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { type AppProtectionType, appProtectionDefaults } from '../../schemas/kinds/app-protection-defaults.ts';
import { nameOrId } from '../../schemas/reference.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import { type AppPlatform, appPlatforms, isRefused } from '../app-protection/demand.ts';
import { type UsersSpec, usersSchema } from '../conditions/users.ts';
import { type Audience, type Reliance, unionOfAudiences } from '../reliance.ts';
import { clausesShape } from '../sentence/app-clauses.ts';
import { demandsOn, type MadeDemand } from '../sentence/app-demands-on.ts';
import { withoutBreakGlass } from '../sentence/break-glass.ts';
import {
  audienceSources,
  type DocumentKind,
  header,
  headerSources,
  type LowerContext,
  type LoweredResource,
  type Source,
} from './document-kind.ts';
import { liftAppProtection } from './lift-app-protection.ts';
import { literalBodySchema, lowerLiteral } from './literal.ts';

/** The type, and the collection, of the policies for each platform. */
export const appProtectionTypes = {
  iOS: 'iosManagedAppProtection',
  android: 'androidManagedAppProtection',
} as const satisfies { readonly [Platform in AppPlatform]: AppProtectionType };

const collections = {
  iosManagedAppProtection: 'iosManagedAppProtections',
  androidManagedAppProtection: 'androidManagedAppProtections',
  defaultManagedAppProtection: 'defaultManagedAppProtections',
  targetedManagedAppProtection: 'managedAppPolicies',
} as const satisfies { readonly [Type in AppProtectionType]: ManagedCollection };

/** An object with one member per platform, whose names are matched without regard to case. */
function perPlatform<Schema extends z.ZodType>(schema: Schema) {
  const canonical = (name: string) =>
    appPlatforms.find((platform) => platform.toLowerCase() === name.toLowerCase()) ?? name;
  return z.preprocess(
    (input) =>
      typeof input === 'object' && input !== null && !Array.isArray(input)
        ? Object.fromEntries(Object.entries(input).map(([name, value]) => [canonical(name), value]))
        : input,
    z.strictObject({ iOS: schema.optional(), android: schema.optional() }),
  );
}

const clauses = clausesShape();
const worded = {
  titleOn: perPlatform(header.title.unwrap()).optional().describe('Display name on one platform, where it differs.'),
  description: z.string().optional().describe('What the policy says of itself in the portal.'),
  platforms: oneOrMany(caseInsensitiveEnum(appPlatforms)).optional().describe('The platforms it is for.'),
  ...clauses,
  onlyOn: perPlatform(z.strictObject(clauses))
    .optional()
    .describe('What is demanded on one platform only; overrides the rest there.'),
  settings: perPlatform(z.record(z.string(), z.json()))
    .optional()
    .describe('Further settings of one platform, by Graph property name.'),
  everythingElse: caseInsensitiveEnum(['default'])
    .optional()
    .describe('Writes out the value of everything that is not said; otherwise it is left to what silence means.'),
  for: usersSchema.optional().describe('Groups it is assigned to besides those of the protections that rely on it.'),
};

const schema = z
  .strictObject({ kind: z.literal('AppProtection'), ...header, ...worded, body: literalBodySchema.optional() })
  .superRefine((read, context) => {
    const given = read as Readonly<Record<string, unknown>>;
    const problem = (message: string) => context.addIssue({ code: 'custom', path: ['body'], message });
    if (read.body === undefined) {
      if (given.platforms === undefined)
        context.addIssue({ code: 'invalid_type', expected: 'string', path: ['platforms'], input: undefined });
      return;
    }
    const beside = Object.keys(worded).filter((name) => given[name] !== undefined);
    const list = beside.map((name) => `\`${name}\``).join(', ');
    if (beside.length > 0) problem(`a Graph body stands instead of ${list}; keep one of the two`);
    if (typeOf(read.body) === undefined)
      problem('the body needs `@odata.type`, for example `#microsoft.graph.iosManagedAppProtection`');
  });

export interface AppProtectionSpec {
  readonly kind: 'AppProtection';
  readonly name: string;
  readonly title?: string | undefined;
  readonly titleOn?: { readonly [Platform in AppPlatform]?: string | undefined } | undefined;
  readonly description?: string | undefined;
  readonly platforms?: readonly AppPlatform[] | undefined;
  readonly onlyOn?: { readonly [Platform in AppPlatform]?: JsonObject | undefined } | undefined;
  readonly settings?: { readonly [Platform in AppPlatform]?: JsonObject | undefined } | undefined;
  readonly everythingElse?: 'default' | undefined;
  readonly for?: UsersSpec | undefined;
  readonly body?: JsonObject | undefined;
}

/**
 * What protects company data in an app. One app protection policy per platform, assigned to the very people of the protections that
 * require it; or a policy as a Graph body.
 */
export const appProtection: DocumentKind<AppProtectionSpec> = {
  kind: 'AppProtection',
  description: 'How apps protect company data: one policy per platform, assigned to whom the protections are about.',
  schema: schema as unknown as z.ZodType<AppProtectionSpec>,
  lower: (spec, context) => {
    const type = spec.body === undefined ? undefined : typeOf(spec.body);
    if (spec.body !== undefined && type !== undefined)
      return [lowerLiteral({ ...spec, body: spec.body }, collections[type])];
    return appPlatformsOf(spec).map((platform) => lowerOn(platform, spec, context));
  },
  lift: (body) => liftAppProtection(appProtection, body),
};

/** The type a Graph body names, where it is one that documents hold. */
function typeOf(body: JsonObject): AppProtectionType | undefined {
  const types = Object.keys(collections) as AppProtectionType[];
  return types.find((type) => `#microsoft.graph.${type}` === body['@odata.type']);
}

/** The platforms a document is for; a body says it by its type. */
export function appPlatformsOf({ platforms = [], body }: AppProtectionSpec): readonly AppPlatform[] {
  const type = body === undefined ? undefined : typeOf(body);
  return appPlatforms.filter((platform) => platforms.includes(platform) || appProtectionTypes[platform] === type);
}

/** Every demand on a platform. */
export function appDemandsOn(platform: AppPlatform, spec: AppProtectionSpec): readonly MadeDemand[] {
  return demandsOn(platform, { common: clausesOf(spec), own: spec.onlyOn?.[platform] ?? {} });
}

function clausesOf(spec: AppProtectionSpec): JsonObject {
  // The schema let nothing but clauses through under these names.
  const members = spec as unknown as JsonObject;
  return Object.fromEntries(
    Object.keys(clauses).flatMap((name) => {
      const clause = members[name];
      return clause === undefined ? [] : [[name, clause]];
    }),
  );
}

function lowerOn(platform: AppPlatform, spec: AppProtectionSpec, context: LowerContext): LoweredResource {
  const type = appProtectionTypes[platform];
  const demands = appDemandsOn(platform, spec).filter(({ answer }) => !isRefused(answer));
  const reliances = context.appReliances.get(spec.name) ?? [];
  // Emergency access is left out of sentences; a group that is named here is named on purpose.
  const people = reliances.map(({ audience }) => withoutBreakGlass(audience, context.project));
  const audience = unionOfAudiences([...people, ...(spec.for === undefined ? [] : [spec.for])]);
  const silence: JsonObject = spec.everythingElse === 'default' ? appProtectionDefaults[type] : {};
  return {
    kind: collections[type],
    name: spec.name,
    body: {
      '@odata.type': `#microsoft.graph.${type}`,
      displayName: spec.titleOn?.[platform] ?? spec.title ?? spec.name,
      ...silence,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...Object.assign({}, ...demands.map(({ answer }) => answer)),
      ...spec.settings?.[platform],
      assignments: assignmentsTo(audience),
    },
    sources: sourcesOn(platform, spec, demands, reliances),
  };
}

/** Groups only: the service refuses all users and all devices here (CIPP issue 4677, 2025). */
function assignmentsTo({ groups, exceptGroups }: Audience): readonly Json[] {
  const target = (type: string, group: string): JsonObject => ({
    target: { '@odata.type': `#microsoft.graph.${type}`, groupId: nameOrId('groups', group) },
  });
  if (groups.length === 0) return [];
  return [
    ...groups.map((group) => target('groupAssignmentTarget', group)),
    ...exceptGroups.map((group) => target('exclusionGroupAssignmentTarget', group)),
  ];
}

function sourcesOn(
  platform: AppPlatform,
  spec: AppProtectionSpec,
  demands: readonly MadeDemand[],
  reliances: readonly Reliance[],
): readonly Source[] {
  const inDocument = (wire: string, said: string): Source => ({ wire, said, in: 'document' });
  const settings = Object.keys(spec.settings?.[platform] ?? {});
  const title = spec.titleOn?.[platform] === undefined ? [] : [inDocument('/displayName', `/titleOn/${platform}`)];
  const audiences = [...reliances.map(({ audience }) => audience), ...(spec.for === undefined ? [] : [spec.for])];
  return [
    ...title,
    ...headerSources(spec),
    inDocument('/@odata.type', '/platforms'),
    ...(spec.description === undefined ? [] : [inDocument('/description', '/description')]),
    ...demands.flatMap(({ answer, said }) => Object.keys(answer).map((property) => inDocument(`/${property}`, said))),
    ...settings.map((property) => inDocument(`/${property}`, `/settings/${platform}/${property}`)),
    ...(spec.for === undefined ? [] : [inDocument('/assignments', '/for')]),
    ...reliances.map(
      ({ protection }): Source => ({
        wire: '/assignments',
        said: '/for',
        in: { document: `Protection/${protection}` },
      }),
    ),
    ...audiences.flatMap((people) => audienceSources(people, ['/assignments'])),
    { wire: '/assignments', said: '/breakGlass', in: 'project' },
  ];
}
