import { breakGlassReferences } from '../../compiler/sentence/break-glass.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import type { Drifted } from './adopt-drift.ts';
import type { ProjectState } from './project-state.ts';

/**
 * True when the tenant no longer leaves out emergency access where git does, or no longer has an emergency access group or all of its
 * members. No file may ever come to say that.
 */
export function losesEmergencyAccess({ key, goal }: Drifted, { project, resources, bodies }: ProjectState): boolean {
  const before = bodies.get(key);
  if (before === undefined) return false;
  const { users, groups } = breakGlassReferences(project, [...resources.values()]);
  if (groups.some((group) => isReference(group) && group.$ref === key)) return losesMembers(before, goal);
  if (goal === undefined) return false;
  const emergency = new Set([...users, ...groups].map((each) => stableStringify(each)));
  const left = excludedBy(goal);
  return [...excludedBy(before)].some((each) => emergency.has(each) && !left.has(each));
}

function losesMembers(before: JsonObject, goal: JsonObject | undefined): boolean {
  if (goal === undefined) return true;
  const textsOf = ({ members }: JsonObject) =>
    Array.isArray(members) ? members.map((each) => stableStringify(each)) : [];
  const left = new Set(textsOf(goal));
  return textsOf(before).some((member) => !left.has(member)) || before.membershipRule !== goal.membershipRule;
}

function excludedBy(body: JsonObject): ReadonlySet<string> {
  const users = isJsonObject(body.conditions) ? body.conditions.users : undefined;
  if (!isJsonObject(users)) return new Set();
  const lists = [users.excludeUsers, users.excludeGroups];
  return new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map((item: Json) => stableStringify(item)) : [])));
}

/** Emergency access is left out of every sentence by the project; a sentence that says it again says nothing. */
export function withoutEmergency(body: JsonObject, { project, resources }: ProjectState): JsonObject {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  const { users } = conditions;
  if (!isJsonObject(users)) return body;
  const emergency = breakGlassReferences(project, [...resources.values()]);
  const known = new Set([...emergency.users, ...emergency.groups].map((each) => stableStringify(each)));
  const rest = (list: Json | undefined): Json =>
    Array.isArray(list) ? list.filter((item: Json) => !known.has(stableStringify(item))) : (list ?? null);
  const left = { ...users, excludeUsers: rest(users.excludeUsers), excludeGroups: rest(users.excludeGroups) };
  return { ...body, conditions: { ...conditions, users: left } };
}
