import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { intuneActivity, plainRoutes } from './plain-collection.ts';

/** Custom compliance scripts, which only beta has; `detectionScriptContent` is base64 and not looked into. */
export const DEVICE_COMPLIANCE_SCRIPT_ROUTES: readonly Route[] = plainRoutes({
  paths: ['/deviceManagement/deviceComplianceScripts'],
  collection: 'deviceComplianceScripts',
  type: 'deviceComplianceScript',
  service: 'intune',
  read: PERMISSIONS.readDeviceConfiguration,
  write: PERMISSIONS.writeDeviceConfiguration,
  versions: ['beta'],
  query: {
    service: 'intune',
    context: 'deviceManagement/deviceComplianceScripts',
    paging: { size: 1000, maximum: 1000 },
  },
  required: ['displayName', 'detectionScriptContent'],
  readOnly: ['id', 'createdDateTime', 'lastModifiedDateTime', 'version'],
  defaults: {
    publisher: '',
    version: '1',
    description: null,
    runAsAccount: 'system',
    enforceSignatureCheck: false,
    runAs32Bit: false,
    roleScopeTagIds: ['0'],
  },
  times: ['createdDateTime', 'lastModifiedDateTime'],
  patchStatus: 200,
  activity: intuneActivity('DeviceComplianceScript'),
});
