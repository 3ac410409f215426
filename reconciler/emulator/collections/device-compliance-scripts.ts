import { refusedByIntune } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { intuneActivity, plainRoutes } from './plain-collection.ts';
import { textIn } from './values.ts';

/** Custom compliance scripts, which only beta has; `detectionScriptContent` is base64 and not looked into. */
export const DEVICE_COMPLIANCE_SCRIPT_ROUTES: readonly Route[] = plainRoutes({
  paths: ['/deviceManagement/deviceComplianceScripts'],
  collection: 'deviceComplianceScripts',
  type: 'deviceComplianceScript',
  service: 'intune',
  read: PERMISSIONS.readScripts,
  write: PERMISSIONS.writeScripts,
  versions: ['beta'],
  query: {
    service: 'intune',
    context: 'deviceManagement/deviceComplianceScripts',
    paging: { size: 1000, maximum: 1000 },
  },
  required: ['displayName', 'detectionScriptContent'],
  readOnly: ['id', 'createdDateTime', 'lastModifiedDateTime', 'version', 'assignments'],
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
  unlisted: ({ behaviours }) => (behaviours.is('scriptListsHideContent') ? ['detectionScriptContent'] : []),
  check: (_exchange, { detectionScriptContent }) => {
    const text = textIn(detectionScriptContent);
    if (Buffer.from(text, 'base64').toString('base64') !== text.replaceAll(/\s/g, '')) {
      throw refusedByIntune("The property 'detectionScriptContent' is not base64.", 'ModelValidationFailure');
    }
  },
  activity: intuneActivity('DeviceComplianceScript'),
});
