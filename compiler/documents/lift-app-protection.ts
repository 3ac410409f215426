import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { appProtectionDefaults } from '../../schemas/kinds/app-protection-defaults.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { writtenName } from '../../schemas/written-name.ts';
import { type AppPlatform, appPlatforms } from '../app-protection/demand.ts';
import { appSettings } from '../app-protection/index.ts';
import { type UsersSpec, users } from '../conditions/users.ts';
import { strictForm } from '../diff/strict-form.ts';
import { liftDemands } from '../sentence/lift-app-demands.ts';
import { type AppProtectionSpec, appProtectionTypes } from './app-protection.ts';
import type { DocumentKind } from './document-kind.ts';

/** What is said by members of the document other than clauses and settings. */
const header = ['displayName', 'description', 'assignments'];

/**
 * The words for an app protection policy of one platform, without `kind` and `name`, such that lowering them gives the body back,
 * strictly: the short form where the body states every default, otherwise word for word; undefined where neither does.
 */
export function liftAppProtection(kind: DocumentKind<AppProtectionSpec>, body: JsonObject): Json | undefined {
  const platform = appPlatforms.find((each) => body['@odata.type'] === `#microsoft.graph.${appProtectionTypes[each]}`);
  const audience = liftAssignments(body.assignments);
  if (platform === undefined || audience === undefined || typeof body.displayName !== 'string') return undefined;
  const short = withoutDefaults(platform, body);
  return [...(short === undefined ? [] : [short]), body]
    .map((said) => {
      const members = membersOf(platform, said, audience);
      const whole = members === undefined || said === body ? members : { ...members, everythingElse: 'default' };
      return whole !== undefined && isSame(kind, platform, whole, body) ? whole : undefined;
    })
    .find((members) => members !== undefined);
}

/** The body without what silence means, provided that it states all of it. */
function withoutDefaults(platform: AppPlatform, body: JsonObject): JsonObject | undefined {
  const defaults: JsonObject = appProtectionDefaults[appProtectionTypes[platform]];
  const isWhole = Object.keys(defaults).every((name) => body[name] !== undefined && body[name] !== null);
  if (!isWhole) return undefined;
  const text = (value: Json) => stableStringify(Array.isArray(value) ? value.toSorted() : value);
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => !Object.hasOwn(defaults, name) || text(defaults[name] ?? null) !== text(value),
    ),
  );
}

function membersOf(platform: AppPlatform, body: JsonObject, audience: UsersSpec): JsonObject | undefined {
  const { clauses, properties } = liftDemands(platform, body);
  const rest = Object.keys(body).filter(
    (name) => !properties.has(name) && !header.includes(name) && !isNoise(name) && !isEmpty(body[name]),
  );
  const settings = Object.fromEntries(rest.map((name) => [name, body[name] ?? null]));
  const known = appSettings[platform];
  const isKnown = (name: string) =>
    Object.hasOwn(known, name) && known[name]?.schema.safeParse(body[name]).success === true;
  if (!rest.every(isKnown)) return undefined;
  return {
    title: body.displayName ?? null,
    ...(isEmpty(body.description) ? {} : { description: body.description ?? null }),
    platforms: platform,
    ...clauses,
    ...(rest.length === 0 ? {} : { settings: { [platform]: settings } }),
    ...(audience.groups === undefined ? {} : { for: users.write(audience) }),
  };
}

/** Annotations of OData, and the actions full metadata lists. */
function isNoise(name: string): boolean {
  return name.includes('@odata.') || name.startsWith('#');
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The groups of the assignments; undefined for targets that no group is. */
function liftAssignments(assignments: Json | undefined): UsersSpec | undefined {
  const included: string[] = [];
  const excluded: string[] = [];
  for (const assignment of Array.isArray(assignments) ? assignments : []) {
    const target = isJsonObject(assignment) ? assignment.target : undefined;
    if (!isJsonObject(target) || target.groupId === undefined) return undefined;
    const isExcluded = target['@odata.type'] === '#microsoft.graph.exclusionGroupAssignmentTarget';
    (isExcluded ? excluded : included).push(writtenName('groups', target.groupId));
  }
  if (included.length === 0) return excluded.length === 0 ? {} : undefined;
  return { groups: included, ...(excluded.length === 0 ? {} : { except: { groups: excluded } }) };
}

/** Reads the words as a person's, lowers them, and believes them only when the same body comes out. */
function isSame(
  kind: DocumentKind<AppProtectionSpec>,
  platform: AppPlatform,
  members: JsonObject,
  body: JsonObject,
): boolean {
  const read = kind.schema.safeParse({ kind: kind.kind, name: 'lifted', ...members });
  if (!read.success) return false;
  const [lowered] = kind.lower(read.data, { project: { version: 1 }, reliances: new Map(), appReliances: new Map() });
  const text = (value: JsonObject) =>
    stableStringify(strictForm(kinds[`${appProtectionTypes[platform]}s` as const], value));
  return lowered !== undefined && text(lowered.body) === text(body);
}
