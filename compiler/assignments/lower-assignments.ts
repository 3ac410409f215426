import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { nameOrId } from '../../schemas/reference.ts';
import type { Audience } from '../reliance.ts';
import type { AssignEntry, AssignFilter } from './assign-schema.ts';
import { assignmentTargets } from './assignment-targets.ts';

/**
 * The assignments of an Intune policy as Graph wants them: the groups of the sentences that rely on it, and those it names itself.
 * A set: what is said twice is assigned once.
 */
export function lowerAssignments(audience: Audience, entries: readonly AssignEntry[] = []): readonly Json[] {
  const said = [...ofAudience(audience), ...entries].map(lowerEntry);
  return [...new Map(said.map((assignment) => [stableStringify(assignment), assignment])).values()];
}

/** Nothing is excluded from nothing: an audience without groups leaves only what the policy says itself. */
function ofAudience({ everyone, groups, exceptGroups }: Audience): readonly AssignEntry[] {
  const included: readonly AssignEntry[] = everyone ? [{ to: 'allUsers' }] : groups.map((group) => ({ group }));
  return included.length === 0 ? [] : [...included, ...exceptGroups.map((except) => ({ except }))];
}

function lowerEntry(entry: AssignEntry): JsonObject {
  const { type, group } =
    'to' in entry
      ? { type: assignmentTargets[entry.to], group: undefined }
      : 'group' in entry
        ? { type: assignmentTargets.group, group: entry.group }
        : { type: assignmentTargets.except, group: entry.except };
  const filter = 'filter' in entry ? entry.filter : undefined;
  return {
    target: {
      '@odata.type': type,
      ...(group === undefined ? {} : { groupId: nameOrId('groups', group) }),
      ...(filter === undefined ? {} : lowerFilter(filter)),
    },
  };
}

function lowerFilter(filter: AssignFilter): JsonObject {
  if (filter === 'none') return { deviceAndAppManagementAssignmentFilterType: 'none' };
  const [mode, name] = 'include' in filter ? ['include', filter.include] : ['exclude', filter.exclude];
  return {
    deviceAndAppManagementAssignmentFilterType: mode,
    deviceAndAppManagementAssignmentFilterId: nameOrId('assignmentFilters', name),
  };
}
