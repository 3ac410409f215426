import { breakGlassReferences } from '../../compiler/sentence/break-glass.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { Drifted } from './adopt-drift.ts';
import type { ProjectState } from './project-state.ts';

/** True when the tenant no longer leaves out emergency access where git does. No file may ever come to say that. */
export function losesEmergencyAccess({ key, goal }: Drifted, { project, resources, bodies }: ProjectState): boolean {
  const before = bodies.get(key);
  if (goal === undefined || before === undefined) return false;
  const { users, groups } = breakGlassReferences(project, [...resources.values()]);
  const emergency = new Set([...users, ...groups].map((each) => stableStringify(each)));
  const left = excludedBy(goal);
  return [...excludedBy(before)].some((each) => emergency.has(each) && !left.has(each));
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
