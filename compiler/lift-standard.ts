import type { FactName, FactValues } from '../schemas/facts.ts';
import type { Json, JsonObject } from '../schemas/json.ts';
import { readPointer } from '../schemas/pointer.ts';
import { writeOneOrMany } from '../schemas/words.ts';
import { liftAssignments } from './assignments/lift-assignments.ts';
import { liftActions } from './noncompliance/index.ts';
import { statedBy } from './platforms/index.ts';
import type { Platform } from './platforms/platform.ts';
import { policyFormOf } from './platforms/policy-form.ts';

/**
 * The standard behind a compliance policy of a platform: the members of a DeviceStandard for one platform as a person would write them,
 * without `kind` and `name`; undefined where some part cannot be a part of one. The body has references in the places of ids, as the
 * compiler's own have. It may say less than the policy: the caller lowers it again and compares.
 */
export function liftStandard(platform: Platform, body: JsonObject): JsonObject | undefined {
  const form = policyFormOf(platform);
  const [title, held] = [readPointer(body, form.titleAt), form.settingsOf(body)];
  if (typeof title !== 'string' || held === undefined) return undefined;
  const isKnown = (name: string) => Object.hasOwn(platform.properties, name);
  if (!Object.entries(held).every(([name, value]) => isKnown(name) || saysNothing(name, value))) return undefined;
  const actions = liftNoncompliance(body.scheduledActionsForRule);
  const people = liftAssignments(body.assignments);
  if (actions === undefined || people === undefined) return undefined;
  const { facts, settings } = statedBy(platform, held);
  const further = { ...settings, ...scopeTags(body.roleScopeTagIds) };
  return {
    ...titled(platform, title),
    ...(typeof body.description === 'string' && body.description !== '' ? { description: body.description } : {}),
    platforms: platform.name,
    ...member('facts', writeFacts(facts)),
    ...(Object.keys(further).length === 0 ? {} : { settings: { [platform.name]: further } }),
    ...actions,
    ...people,
  };
}

/** Unset, or an annotation of OData's. */
function saysNothing(name: string, value: Json): boolean {
  return value === null || name.includes('@odata.') || name.startsWith('#');
}

/** The title, when the name of the platform stands behind it as ours puts it there; otherwise the very name. */
function titled(platform: Platform, displayName: string): JsonObject {
  const ending = ` (${platform.title})`;
  const isOurs = displayName.endsWith(ending) && displayName.length > ending.length;
  return isOurs ? { title: displayName.slice(0, -ending.length) } : { titleOn: { [platform.name]: displayName } };
}

/** Nothing where the policy does what every standard does that says nothing. */
function liftNoncompliance(rules: Json | undefined): JsonObject | undefined {
  if (rules === undefined || rules === null || (Array.isArray(rules) && rules.length === 0))
    return { whenNoncompliant: 'unmanaged' };
  const actions = liftActions(rules);
  if (actions === undefined) return undefined;
  const [only, ...others] = actions;
  const isUsual = others.length === 0 && only !== undefined && 'mark' in only && only.mark === 'immediately';
  return isUsual ? {} : { whenNoncompliant: [...actions] as Json };
}

/** The default scope tag is "0", which every policy without one bears (Microsoft docs: intune-rbac-roleScopeTag). */
function scopeTags(tags: Json | undefined): JsonObject {
  const isUsual = !Array.isArray(tags) || tags.length === 0 || (tags.length === 1 && tags[0] === '0');
  return isUsual ? {} : { roleScopeTagIds: tags };
}

const listed: readonly FactName[] = ['builds', 'forbiddenApps', 'wsl'];

/** Facts as a person would write them: a list of one as the one. */
function writeFacts(facts: Partial<FactValues>): JsonObject {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]): [string, Json] => {
      // Every value of a fact is what JSON holds, which its schema says and its type does not.
      const written = value as Json;
      return [name, listed.some((fact) => fact === name) && Array.isArray(written) ? writeOneOrMany(written) : written];
    }),
  );
}

function member(name: string, written: JsonObject): JsonObject {
  return Object.keys(written).length === 0 ? {} : { [name]: written };
}
