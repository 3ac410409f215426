// Conditional Access policies as a tenant's export holds them, the same ones every time: most are what baselines consist of, every
// tenth says something no sentence can, so that import needs its second form too.
const guid = (number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const pick = (list, index) => list[index % list.length];

const grants = [
  { operator: 'OR', builtInControls: ['mfa'] },
  { operator: 'OR', builtInControls: ['block'] },
  { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] },
  { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
  null,
];
const platforms = [
  null,
  { includePlatforms: ['iOS', 'android'], excludePlatforms: [] },
  { includePlatforms: ['all'], excludePlatforms: ['linux'] },
];
const frequency = {
  value: 12,
  type: 'hours',
  isEnabled: true,
  authenticationType: 'primaryAndSecondaryAuthentication',
  frequencyInterval: 'timeBased',
};

export function syntheticPolicies(count) {
  return Array.from({ length: count }, (_, index) => policy(index));
}

function policy(index) {
  const grantControls = pick(grants, index);
  const session = grantControls === null || index % 3 === 0;
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies/$entity',
    id: guid(index),
    templateId: null,
    displayName: `CA${String(index).padStart(3, '0')}: policy for ${pick(['admins', 'staff', 'guests'], index)} ${index}`,
    createdDateTime: '2026-01-01T00:00:00Z',
    modifiedDateTime: null,
    state: pick(['enabled', 'disabled', 'enabledForReportingButNotEnforced'], index),
    conditions: conditions(index),
    grantControls:
      grantControls === null
        ? null
        : { ...grantControls, customAuthenticationFactors: [], termsOfUse: [], authenticationStrength: null },
    sessionControls: session ? { disableResilienceDefaults: null, signInFrequency: frequency } : null,
    ...(index % 10 === 9 ? { somethingNew: { level: index } } : {}),
  };
}

function conditions(index) {
  return {
    userRiskLevels: [],
    signInRiskLevels: index % 7 === 0 ? ['high', 'medium'] : [],
    clientAppTypes: ['all'],
    platforms: pick(platforms, index),
    locations: index % 4 === 0 ? { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } : null,
    users: {
      includeUsers: index % 2 === 0 ? ['All'] : [],
      excludeUsers: [guid(900_001)],
      includeGroups: index % 2 === 0 ? [] : Array.from({ length: 6 }, (_, group) => guid(10_000 + index * 6 + group)),
      excludeGroups: [guid(900_002), guid(20_000 + (index % 17))],
      includeRoles: [],
      excludeRoles: [],
    },
    applications: {
      includeApplications: pick([['All'], ['Office365'], ['00000002-0000-0ff1-ce00-000000000000']], index),
      excludeApplications: [],
      includeUserActions: [],
      includeAuthenticationContextClassReferences: [],
    },
  };
}
