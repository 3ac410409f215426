import type { JsonObject } from '../../../schemas/json.ts';

/**
 * A person's name, not an id, stands among the excluded users of every template for people: whoever makes a policy of one has to
 * replace it (deploymenttheory/terraform-provider-microsoft365, data source conditional_access_template, beta answer, 2026-08).
 */
const excludeUsers = ['Current administrator will be excluded'];

/** The roles security defaults protect (Microsoft docs: security-defaults, 2026). */
const administrators = [
  '62e90394-69f5-4237-9190-012177145e10',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '966707d0-3269-4727-9be2-8c3a10f19b9d',
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
];

const allApps = { includeApplications: ['All'] };
const mfa = { operator: 'OR', builtInControls: ['mfa'] };
const block = { operator: 'OR', builtInControls: ['block'] };

/**
 * Some of the templates every tenant has: ids, names and scenarios as published (Microsoft docs: concept-conditional-access-policy-common;
 * deploymenttheory/terraform-provider-microsoft365, 2026-08), descriptions and details in our own words. The service lists more.
 */
export const CONDITIONAL_ACCESS_TEMPLATES: readonly JsonObject[] = [
  {
    name: 'Require multifactor authentication for admins',
    description: 'Administrators prove who they are with a second factor, whatever they open.',
    id: 'c7503427-338e-4c5e-902d-abe252abfb43',
    scenarios: 'secureFoundation,zeroTrust,protectAdmins',
    details: {
      conditions: { applications: allApps, users: { includeRoles: administrators, excludeUsers } },
      grantControls: mfa,
    },
  },
  {
    name: 'Block legacy authentication',
    description: 'Clients that cannot ask for a second factor do not get in.',
    id: '0b2282f9-2862-4178-88b5-d79340b36cb8',
    scenarios: 'secureFoundation,zeroTrust,remoteWork,protectAdmins',
    details: {
      conditions: {
        clientAppTypes: ['exchangeActiveSync', 'other'],
        applications: allApps,
        users: { includeUsers: ['All'], excludeUsers },
      },
      grantControls: block,
    },
  },
  {
    name: 'Require multifactor authentication for all users',
    description: 'Everybody proves who they are with a second factor.',
    id: 'a3d0a415-b068-4326-9251-f9cdf9feeb64',
    scenarios: 'secureFoundation,zeroTrust,remoteWork',
    details: {
      conditions: { applications: allApps, users: { includeUsers: ['All'], excludeUsers } },
      grantControls: mfa,
    },
  },
  {
    name: 'Require multifactor authentication for Azure management',
    description: 'Whoever manages Azure proves who they are with a second factor.',
    id: 'd8c51a9a-e6b1-454d-86af-554e7872e2c1',
    scenarios: 'secureFoundation,zeroTrust,protectAdmins',
    details: {
      conditions: {
        applications: { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] },
        users: { includeUsers: ['All'], excludeUsers },
      },
      grantControls: mfa,
    },
  },
  {
    name: 'Require password change for high-risk users',
    description: 'People whose account has probably been taken over choose a new password, at once.',
    id: '634b6de7-c38d-4357-a2c7-3842706eedd7',
    scenarios: 'zeroTrust,remoteWork',
    details: {
      conditions: {
        userRiskLevels: ['high'],
        applications: allApps,
        users: { includeUsers: ['All'], excludeUsers },
      },
      grantControls: { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] },
      sessionControls: { signInFrequency: { frequencyInterval: 'everyTime', isEnabled: true } },
    },
  },
  {
    name: 'Block access for unknown or unsupported device platform',
    description: 'Devices of a platform nobody looks after do not get in.',
    id: '4e39a309-931e-4cb1-a371-e2beea168002',
    scenarios: 'zeroTrust,remoteWork',
    details: {
      conditions: {
        platforms: {
          includePlatforms: ['all'],
          excludePlatforms: ['android', 'iOS', 'windows', 'macOS', 'linux'],
        },
        applications: allApps,
        users: { includeUsers: ['All'], excludeUsers },
      },
      grantControls: block,
    },
  },
];
