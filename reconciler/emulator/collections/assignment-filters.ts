import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { checkAssignmentFilter, checkFilterIsFree } from './assignment-filter-rules.ts';
import { intuneActivity, plainRoutes } from './plain-collection.ts';

/** Assignment filters, which only beta has. */
export const ASSIGNMENT_FILTER_ROUTES: readonly Route[] = plainRoutes({
  paths: ['/deviceManagement/assignmentFilters'],
  collection: 'assignmentFilters',
  type: 'deviceAndAppManagementAssignmentFilter',
  service: 'intune',
  read: PERMISSIONS.readDeviceConfiguration,
  write: PERMISSIONS.writeDeviceConfiguration,
  versions: ['beta'],
  query: { service: 'intune', context: 'deviceManagement/assignmentFilters', paging: { size: 1000, maximum: 1000 } },
  required: ['displayName', 'platform', 'rule'],
  readOnly: ['id', 'createdDateTime', 'lastModifiedDateTime', 'payloads'],
  defaults: {
    description: null,
    roleScopeTags: ['0'],
    payloads: [],
    assignmentFilterManagementType: 'devices',
  },
  times: ['createdDateTime', 'lastModifiedDateTime'],
  patchStatus: 200,
  check: checkAssignmentFilter,
  checkRemoval: checkFilterIsFree,
  activity: intuneActivity('DeviceAndAppManagementAssignmentFilter'),
});
