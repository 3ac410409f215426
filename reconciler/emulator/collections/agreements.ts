import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { plainRoutes } from './plain-collection.ts';

/** Terms of use, at their present address and the old one. The documents themselves are taken and not looked into. */
export const AGREEMENT_ROUTES: readonly Route[] = plainRoutes({
  paths: ['/identityGovernance/termsOfUse/agreements', '/agreements'],
  collection: 'agreements',
  type: 'agreement',
  service: 'directory',
  read: PERMISSIONS.readAgreements,
  write: PERMISSIONS.writeAgreements,
  // (msgraph-metadata v1.0-Prod.csdl capability annotations, 2026-08)
  query: {
    service: 'directory',
    context: 'identityGovernance/termsOfUse/agreements',
    refuses: ['$filter', '$select', '$top', '$skip', '$count'],
    paging: 'truncate',
  },
  required: ['displayName'],
  readOnly: ['id', 'acceptances'],
  defaults: {
    displayName: null,
    termsExpiration: null,
    userReacceptRequiredFrequency: null,
    isViewingBeforeAcceptanceRequired: false,
    isPerDeviceAcceptanceRequired: false,
  },
  hidden: ({ behaviours }) => (behaviours.is('agreementFilesAreNotShown') ? ['file', 'files'] : []),
  times: [],
  patchStatus: 200,
  activity: (verb) => ({ name: `${ACTIVITIES[verb]} Terms Of Use`, category: 'Policy', service: 'Terms Of Use' }),
});

/** (Microsoft docs: reference-audit-activities, 2026) */
const ACTIVITIES = { Add: 'Create', Update: 'Edit', Delete: 'Delete' } as const;
