/** How an assignment says to whom, by Graph's type of its target (Microsoft docs: intune-shared-deviceandappmanagementassignmenttarget). */
export const assignmentTargets = {
  allUsers: '#microsoft.graph.allLicensedUsersAssignmentTarget',
  allDevices: '#microsoft.graph.allDevicesAssignmentTarget',
  group: '#microsoft.graph.groupAssignmentTarget',
  except: '#microsoft.graph.exclusionGroupAssignmentTarget',
} as const;
