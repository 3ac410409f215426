import type { JsonObject } from '../../schemas/json.ts';

/** How an assignment says to whom, by Graph's type of its target (Microsoft docs: intune-shared-deviceandappmanagementassignmenttarget). */
export const assignmentTargets = {
  allUsers: '#microsoft.graph.allLicensedUsersAssignmentTarget',
  allDevices: '#microsoft.graph.allDevicesAssignmentTarget',
  group: '#microsoft.graph.groupAssignmentTarget',
  except: '#microsoft.graph.exclusionGroupAssignmentTarget',
} as const;

/** Which of them a target is; undefined for another kind. Types compare without regard to case. */
export function targetKind(target: JsonObject): keyof typeof assignmentTargets | undefined {
  const type = String(target['@odata.type']).toLowerCase();
  const kinds = Object.keys(assignmentTargets) as (keyof typeof assignmentTargets)[];
  return kinds.find((kind) => assignmentTargets[kind].toLowerCase() === type);
}
