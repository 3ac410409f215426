import { isJsonObject, type Json, type JsonObject } from '../schemas/json.ts';
import { writtenForm } from '../schemas/reference.ts';

const prefix = '#microsoft.graph.';
const everybody: Readonly<Record<string, string>> = {
  [`${prefix}allLicensedUsersAssignmentTarget`]: 'allUsers',
  [`${prefix}allDevicesAssignmentTarget`]: 'allDevices',
};
const groups: Readonly<Record<string, string>> = {
  [`${prefix}groupAssignmentTarget`]: 'group',
  [`${prefix}exclusionGroupAssignmentTarget`]: 'except',
};

/**
 * Assignments as `assign` says them, entry by entry; nothing for none, and undefined where an entry cannot say one. Not `for`: from
 * that the emergency access of the project is left out, which a policy of the tenant need not do.
 */
export function liftAssignments(assignments: Json | undefined): JsonObject | undefined {
  const list: readonly Json[] = Array.isArray(assignments) ? assignments : [];
  const entries = list.flatMap((assignment) => liftEntry(assignment) ?? []);
  if (entries.length < list.length) return undefined;
  return entries.length === 0 ? {} : { assign: entries };
}

function liftEntry(assignment: Json): Json | undefined {
  if (!isJsonObject(assignment) || !isJsonObject(assignment.target)) return undefined;
  const { '@odata.type': type, groupId } = assignment.target;
  const filter = filterOf(assignment.target);
  const everyone = everybody[String(type)];
  if (everyone !== undefined) return filter === undefined ? everyone : { to: everyone, filter };
  const word = groups[String(type)];
  if (word === undefined || groupId === undefined || groupId === null) return undefined;
  return { [word]: writtenForm(groupId), ...(filter === undefined ? {} : { filter }) };
}

function filterOf(target: JsonObject): JsonObject | undefined {
  const { deviceAndAppManagementAssignmentFilterType: mode, deviceAndAppManagementAssignmentFilterId: id } = target;
  const isSet = (mode === 'include' || mode === 'exclude') && id !== undefined && id !== null;
  return isSet ? { [mode]: writtenForm(id) } : undefined;
}
