import { z } from 'zod';
import { type FactName, type FactValues, factNames, factSchemas } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import { type AssignEntry, assignSchema } from '../assignments/assign-schema.ts';
import { lowerAssignments } from '../assignments/lower-assignments.ts';
import { type UsersSpec, usersSchema } from '../conditions/users.ts';
import { lowerActions, whenNoncompliantSchema } from '../noncompliance/index.ts';
import { platformNamed, platforms } from '../platforms/index.ts';
import { type Answer, isUnsupported, type Platform, type Unsupported } from '../platforms/platform.ts';
import { constantsOf, policyFormOf } from '../platforms/policy-form.ts';
import { type Reliance, unionOfAudiences } from '../reliance.ts';
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

const retired = platforms.flatMap(({ name, retired: why }) => (why === undefined ? [] : [name]));
const platformNames = platforms.map((platform) => platform.name) as [string, ...string[]];

/** An object with one member per platform, whose names are matched without regard to case. */
function perPlatform<Schema extends z.ZodType>(schema: Schema) {
  const canonical = (name: string) => platformNamed(name)?.name ?? name;
  return z.preprocess(
    (input) =>
      typeof input === 'object' && input !== null && !Array.isArray(input)
        ? Object.fromEntries(Object.entries(input).map(([name, value]) => [canonical(name), value]))
        : input,
    z.strictObject(Object.fromEntries(platformNames.map((name) => [name, schema.optional()]))),
  ) as unknown as z.ZodType<Readonly<Record<string, z.output<Schema>>>>;
}

const { os, ...otherFacts } = factSchemas;
const optionalFacts = Object.fromEntries(Object.entries(otherFacts).map(([name, schema]) => [name, schema.optional()]));
const factsSchema = z.strictObject({
  ...optionalFacts,
  os: z
    .union([os, perPlatform(os)])
    .optional()
    .describe('Allowed versions: one range, or one per platform.'),
});

const unmanaged = z
  .literal('unmanaged')
  .describe('What happens is decided elsewhere: a new policy marks a device at once, and what the tenant has stays.');

const schema = z.strictObject({
  kind: z.literal('DeviceStandard'),
  ...header,
  titleOn: perPlatform(z.string().min(1).max(256))
    .optional()
    .describe('Display name of the policy of one platform, where it is not the title with the platform in brackets.'),
  description: z.string().min(1).max(1024).optional().describe('What the policies of the standard say of themselves.'),
  platforms: oneOrMany(caseInsensitiveEnum(platformNames)).describe(
    `The platforms the standard is for. Retired, for what a tenant still holds: ${retired.join(', ')}.`,
  ),
  facts: factsSchema.optional().describe('What is demanded of a device, on every platform of the standard.'),
  factsOn: perPlatform(factsSchema)
    .optional()
    .describe('What is demanded on one platform only; overrides `facts` there.'),
  settings: perPlatform(z.record(z.string(), z.json()))
    .optional()
    .describe('Further settings of one platform, by Graph property name.'),
  whenNoncompliant: z
    .union([unmanaged, whenNoncompliantSchema], {
      // The list explains itself better than a list of both could.
      error: ({ input }) =>
        whenNoncompliantSchema
          .safeParse(input)
          .error?.issues.map(({ message }) => message)
          .join('; '),
    })
    .optional(),
  for: usersSchema.optional().describe('Groups it is assigned to besides those of the protections that rely on it.'),
  assign: assignSchema.optional(),
});

export interface DeviceStandardSpec {
  readonly kind: 'DeviceStandard';
  readonly name: string;
  readonly title?: string | undefined;
  readonly titleOn?: Readonly<Record<string, string>> | undefined;
  readonly description?: string | undefined;
  readonly platforms: readonly string[];
  readonly facts?: FactsSpec | undefined;
  readonly factsOn?: Readonly<Record<string, FactsSpec>> | undefined;
  readonly settings?: Readonly<Record<string, JsonObject>> | undefined;
  readonly whenNoncompliant?: 'unmanaged' | z.output<typeof whenNoncompliantSchema> | undefined;
  readonly for?: UsersSpec | undefined;
  readonly assign?: readonly AssignEntry[] | undefined;
}

export type FactsSpec = Partial<Omit<FactValues, 'os'>> & {
  readonly os?: string | Readonly<Record<string, string>> | undefined;
};

/**
 * When a device is healthy. One compliance policy per platform, assigned to the very people of the protections that rely on it:
 * the step that is forgotten when the two are made by hand.
 */
export const deviceStandard: DocumentKind<DeviceStandardSpec> = {
  kind: 'DeviceStandard',
  description:
    'When a device is healthy: one compliance policy per platform, assigned to whom the protections are about.',
  schema: schema as unknown as z.ZodType<DeviceStandardSpec>,
  lower: (spec, context) => platformsOf(spec).map((platform) => lowerOn(platform, spec, context)),
};

/** The platforms of a standard, in registry order. */
export function platformsOf(spec: DeviceStandardSpec): readonly Platform[] {
  return platforms.filter((platform) => spec.platforms.includes(platform.name));
}

/** Those of its platforms that still have devices. */
export function currentPlatformsOf(spec: DeviceStandardSpec): readonly Platform[] {
  return platformsOf(spec).filter(({ retired }) => retired === undefined);
}

/** One fact as it is demanded on one platform, where in the document that is said, and what the platform makes of it. */
export interface Demand {
  readonly fact: FactName;
  readonly said: string;
  readonly answer: JsonObject | Unsupported;
}

/** Every fact demanded on a platform. `factsOn` overrides `facts`; an `os` per platform applies to its own only. */
export function demandsOn(platform: Platform, spec: DeviceStandardSpec): readonly Demand[] {
  return factNames.flatMap((fact) => {
    const own = spec.factsOn?.[platform.name]?.[fact];
    const said = own === undefined ? `/facts/${fact}` : `/factsOn/${platform.name}/${fact}`;
    const value = own ?? spec.facts?.[fact];
    if (value === undefined) return [];
    if (fact !== 'os' || typeof value !== 'object') return [{ fact, said, answer: answerOf(platform, fact, value) }];
    const range = (value as Readonly<Record<string, string>>)[platform.name];
    return range === undefined
      ? []
      : [{ fact, said: `${said}/${platform.name}`, answer: answerOf(platform, fact, range) }];
  });
}

/** The schema paired each fact with its own value type; TypeScript cannot follow that through an index. */
function answerOf(platform: Platform, fact: FactName, value: unknown): JsonObject | Unsupported {
  const answer = platform.facts[fact] as Answer<unknown> | Unsupported;
  return isUnsupported(answer) ? answer : answer.lower(value);
}

function lowerOn(platform: Platform, spec: DeviceStandardSpec, context: LowerContext): LoweredResource {
  const demands = demandsOn(platform, spec).filter((demand) => !isUnsupported(demand.answer));
  const reliances = context.reliances.get(spec.name) ?? [];
  const audiences = [...reliances.map((reliance) => reliance.audience), ...(spec.for === undefined ? [] : [spec.for])];
  const audience = unionOfAudiences(audiences.map((people) => withoutBreakGlass(people, context.project)));
  const form = policyFormOf(platform);
  const title = spec.titleOn?.[platform.name] ?? `${spec.title ?? spec.name} (${platform.title})`;
  return {
    kind: form.collection,
    name: `${spec.name}.${platform.name}`,
    body: {
      ...form.compose(title, settingsOn(platform, spec, demands)),
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...(spec.whenNoncompliant === 'unmanaged'
        ? {}
        : { scheduledActionsForRule: lowerActions(spec.whenNoncompliant ?? []) }),
      assignments: lowerAssignments(audience, spec.assign),
    },
    sources: [...headerSources(spec, form.titleAt), ...sourcesOn(platform, spec, demands, reliances)],
  };
}

/** What facts and further settings come to, by name. A setting overrides a fact, where a check has not refused it. */
function settingsOn(platform: Platform, spec: DeviceStandardSpec, demands: readonly Demand[]): JsonObject {
  return { ...Object.assign({}, ...demands.map((demand) => demand.answer)), ...spec.settings?.[platform.name] };
}

function sourcesOn(
  platform: Platform,
  spec: DeviceStandardSpec,
  demands: readonly Demand[],
  reliances: readonly Reliance[],
): readonly Source[] {
  const inDocument = (wire: string, said: string): Source => ({ wire, said, in: 'document' });
  const settings = Object.keys(spec.settings?.[platform.name] ?? {});
  const all = settingsOn(platform, spec, demands);
  const form = policyFormOf(platform);
  const placeOf = (setting: string) => form.placeOf(setting, all);
  return [
    ...constantsOf(form).map((wire) => inDocument(wire, '/platforms')),
    ...(spec.titleOn?.[platform.name] === undefined ? [] : [inDocument(form.titleAt, `/titleOn/${platform.name}`)]),
    ...(spec.description === undefined ? [] : [inDocument('/description', '/description')]),
    ...demands.flatMap(({ answer, said }) => Object.keys(answer).map((name) => inDocument(placeOf(name), said))),
    ...settings.map((name) => inDocument(placeOf(name), `/settings/${platform.name}/${name}`)),
    ...(spec.whenNoncompliant === undefined ? [] : [inDocument('/scheduledActionsForRule', '/whenNoncompliant')]),
    ...(spec.for === undefined ? [] : [inDocument('/assignments', '/for')]),
    ...(spec.assign === undefined ? [] : [inDocument('/assignments', '/assign')]),
    ...reliances.map(
      ({ protection }): Source => ({
        wire: '/assignments',
        said: '/for',
        in: { document: `Protection/${protection}` },
      }),
    ),
    ...[...reliances.map((reliance) => reliance.audience), ...(spec.for === undefined ? [] : [spec.for])].flatMap(
      (people) => audienceSources(people, ['/assignments']),
    ),
    { wire: '/assignments', said: '/breakGlass', in: 'project' },
  ];
}
