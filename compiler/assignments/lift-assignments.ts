import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference, writtenForm } from '../../schemas/reference.ts';
import type { AssignEntry, AssignFilter } from './assign-schema.ts';
import { assignmentTargets } from './assignment-targets.ts';

/** What of an assignment its target is not: the service's own words about where it came from. */
const noise = ['id', 'source', 'sourceId', 'intent'];
const filterType = 'deviceAndAppManagementAssignmentFilterType';
const filterId = 'deviceAndAppManagementAssignmentFilterId';

/**
 * The mirror of `lowerAssignments`: the members of a document that say the assignments of a body, as a person would write them.
 * Entry by entry, under `assign`: `for` is about people, so emergency access is left out of it, which the body does not say.
 * undefined where an assignment holds what no entry can say, a Configuration Manager collection for example.
 */
export function liftAssignments(assignments: Json | undefined): JsonObject | undefined {
  const list: readonly Json[] = Array.isArray(assignments) ? assignments : [];
  const entries = list.map(liftEntry).filter((entry) => entry !== undefined);
  if (entries.length < list.length) return undefined;
  if (entries.length === 0) return {};
  return { assign: entries.map(writeEntry) };
}

/** One assignment as a person would write it, the shortest way. */
function writeEntry(entry: AssignEntry): Json {
  if ('to' in entry && !('filter' in entry)) return entry.to;
  return { ...entry } as JsonObject;
}

function liftEntry(assignment: Json): AssignEntry | undefined {
  if (!isJsonObject(assignment) || !isJsonObject(assignment.target)) return undefined;
  const others = Object.entries(assignment).filter(
    ([name, value]) => name !== 'target' && !noise.includes(name) && !name.includes('@odata.') && value !== null,
  );
  if (others.length > 0) return undefined;
  const { '@odata.type': type, groupId, [filterType]: mode, [filterId]: id, ...more } = assignment.target;
  if (Object.entries(more).some(([name, value]) => !name.includes('@odata.') && value !== null)) return undefined;
  const filter = liftFilter(mode ?? null, id ?? null);
  if (filter === undefined) return undefined;
  const group = groupId === undefined || groupId === null ? undefined : writtenForm(groupId);
  if (type === assignmentTargets.allUsers && group === undefined) return { to: 'allUsers', ...filter };
  if (type === assignmentTargets.allDevices && group === undefined) return { to: 'allDevices', ...filter };
  if (type === assignmentTargets.group && group !== undefined) return { group, ...filter };
  return type === assignmentTargets.except && group !== undefined ? { except: group, ...filter } : undefined;
}

/** undefined for a filter no entry can say. */
function liftFilter(mode: Json, id: Json): { readonly filter?: AssignFilter } | undefined {
  if (mode === null) return id === null ? {} : undefined;
  if (mode === 'none') return id === null ? { filter: 'none' } : undefined;
  if (!isReference(id) && (typeof id !== 'string' || id === '')) return undefined;
  if (mode === 'include') return { filter: { include: writtenForm(id) } };
  return mode === 'exclude' ? { filter: { exclude: writtenForm(id) } } : undefined;
}
