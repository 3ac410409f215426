import { beforeAll, describe, expect, test } from 'vitest';
import { BEHAVIOURS, type BehaviourName } from '../../reconciler/emulator/behaviours/behaviours.ts';
import type { CONDITIONAL_ACCESS_RULES } from '../../reconciler/emulator/behaviours/conditional-access-rules.ts';
import { RULES } from '../../reconciler/emulator/collections/conditional-access/rules/index.ts';
import type { TenantSeed } from '../../reconciler/emulator/seed.ts';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { JsonObject } from '../../schemas/json.ts';
import {
  ALICE,
  conditions,
  EXCHANGE,
  GLOBAL_ADMINISTRATOR,
  grant,
  NOBODY,
  PHISHING_RESISTANT,
  POLICIES,
  policy,
  SALES,
} from './bodies.ts';
import { type Client, emulate, errorText } from './client.ts';

/** One belief with bodies on either side of it. `settings` is what the tenant has to be like. */
interface Example {
  readonly refused: readonly JsonObject[];
  readonly accepted: readonly JsonObject[];
  readonly says: RegExp;
  readonly settings?: TenantSeed['settings'];
  /** Policies the tenant has already. */
  readonly before?: readonly JsonObject[];
}

const guests = { guestOrExternalUserTypes: 'b2bCollaborationGuest' };
const strength = { id: PHISHING_RESISTANT };
const everyTime = { signInFrequency: { frequencyInterval: 'everyTime', isEnabled: true } };
const users = (changes: JsonObject) =>
  policy({ conditions: conditions({ users: { includeUsers: ['All'], ...changes } }) });
const applications = (changes: JsonObject) => policy({ conditions: conditions({ applications: changes }) });
const risky = conditions({ userRiskLevels: ['high'] });
const passwordChange = (changes: JsonObject = {}) =>
  policy({
    conditions: risky,
    grantControls: { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] },
    sessionControls: everyTime,
    ...changes,
  });
const remediation = (changes: JsonObject = {}) =>
  policy({
    conditions: risky,
    grantControls: { operator: 'AND', builtInControls: ['riskRemediation'], authenticationStrength: strength },
    sessionControls: everyTime,
    ...changes,
  });
const workload = (changes: JsonObject = {}, grantControls = grant('block')) =>
  policy({
    conditions: {
      applications: { includeApplications: ['All'] },
      clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] },
      ...changes,
    },
    grantControls,
  });
const agents = (grantControls: JsonObject) =>
  policy({
    conditions: conditions({
      users: { includeUsers: ['None'] },
      clientApplications: { includeAgentIdServicePrincipals: ['All'] },
    }),
    grantControls,
  });
const register = (changes: JsonObject, grantControls = grant('mfa')) =>
  policy({
    conditions: conditions({ applications: { includeUserActions: ['urn:user:registerdevice'] }, ...changes }),
    grantControls,
  });
const filter = { mode: 'include', rule: 'device.isCompliant -eq True' };

const EXAMPLES: Record<keyof typeof CONDITIONAL_ACCESS_RULES, Example> = {
  applicationsAreRequired: {
    refused: [
      applications({}),
      applications({ includeApplications: [] }),
      applications({ excludeApplications: [EXCHANGE] }),
    ],
    accepted: [
      applications({ includeApplications: ['None'] }),
      applications({ includeUserActions: ['urn:user:registersecurityinfo'] }),
    ],
    says: /^1011: 'applications' condition must specify/,
  },
  oneKindOfTarget: {
    refused: [applications({ includeApplications: ['All'], includeUserActions: ['urn:user:registersecurityinfo'] })],
    accepted: [applications({ includeApplications: ['All'], includeUserActions: [] })],
    says: /^1012: 'applications' condition cannot include both/,
  },
  applicationFilterNeedsNoWildcard: {
    refused: [
      applications({
        includeApplications: ['All'],
        applicationFilter: { mode: 'include', rule: 'CustomSecurityAttribute.A_b -contains "x"' },
      }),
    ],
    accepted: [
      applications({
        includeApplications: ['Office365'],
        applicationFilter: { mode: 'include', rule: 'CustomSecurityAttribute.A_b -contains "x"' },
      }),
    ],
    says: /'applicationFilter' cannot be combined with 'All'/,
  },
  identitiesAreRequired: {
    refused: [
      policy({ conditions: conditions({ users: {} }) }),
      policy({ conditions: conditions({ users: { excludeUsers: [ALICE] } }) }),
    ],
    accepted: [policy({ conditions: conditions({ users: { includeGroups: [SALES] } }) }), workload()],
    says: /'users' condition must specify/,
  },
  usersAreKnownWordsOrIds: {
    refused: [users({ includeUsers: ['alice@contoso.com'] }), users({ excludeUsers: ['All'] })],
    accepted: [users({ includeUsers: [ALICE], excludeUsers: ['GuestsOrExternalUsers'] })],
    says: /'users' condition contains invalid user ids/,
  },
  guestLiteralExcludesGuestObject: {
    refused: [users({ includeUsers: ['GuestsOrExternalUsers'], includeGuestsOrExternalUsers: guests })],
    accepted: [users({ includeUsers: ['GuestsOrExternalUsers'], excludeGuestsOrExternalUsers: guests })],
    says: /^'GuestsOrExternalUsers' cannot be combined with guestOrExternalUsers$/,
  },
  externalTenantMembersNeedEnumeration: {
    refused: [
      users({ excludeGuestsOrExternalUsers: { ...guests, externalTenants: { membershipKind: 'all' } } }),
      users({
        excludeGuestsOrExternalUsers: {
          ...guests,
          externalTenants: {
            '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
            membershipKind: 'enumerated',
            members: [],
          },
        },
      }),
    ],
    accepted: [
      users({
        excludeGuestsOrExternalUsers: {
          ...guests,
          externalTenants: {
            '@odata.type': '#microsoft.graph.conditionalAccessAllExternalTenants',
            membershipKind: 'all',
          },
        },
      }),
      users({
        excludeGuestsOrExternalUsers: {
          ...guests,
          externalTenants: {
            '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
            membershipKind: 'enumerated',
            members: [NOBODY],
          },
        },
      }),
    ],
    says: /externalTenants/,
  },
  rolesAreBuiltInTemplates: {
    refused: [users({ includeRoles: ['All'] }), users({ excludeRoles: [NOBODY] })],
    accepted: [users({ includeRoles: [GLOBAL_ADMINISTRATOR] })],
    says: /^110[23]: 'users' condition contains (invalid role ids: All|non-built in role ids: 9999)/,
  },
  directoryReferencesMustExist: {
    refused: [
      users({ excludeUsers: [NOBODY] }),
      users({ excludeGroups: [NOBODY] }),
      policy({ grantControls: { operator: 'OR', builtInControls: [], termsOfUse: [NOBODY] } }),
      workload({ clientApplications: { includeServicePrincipals: [NOBODY] } }),
    ],
    accepted: [users({ excludeUsers: [ALICE], excludeGroups: [SALES] })],
    says: /specified in the Policy was not found in the directory\.$/,
  },
  applicationsMustHaveServicePrincipals: {
    refused: [
      applications({ includeApplications: [NOBODY] }),
      applications({ includeApplications: ['All'], excludeApplications: [NOBODY] }),
    ],
    accepted: [applications({ includeApplications: [EXCHANGE, 'Office365'] })],
    says: new RegExp(`^1034: Policy contains invalid applications: \\{"${NOBODY}":"ServicePrincipalNotFound"\\}`),
  },
  locationsMustExist: {
    refused: [
      policy({ conditions: conditions({ locations: { includeLocations: ['All'], excludeLocations: [NOBODY] } }) }),
    ],
    accepted: [
      policy({
        conditions: conditions({
          locations: {
            includeLocations: ['All'],
            excludeLocations: ['AllTrusted', '00000000-0000-0000-0000-000000000000'],
          },
        }),
      }),
    ],
    says: /^1040: /,
  },
  strengthsMustExist: {
    refused: [
      policy({ grantControls: { operator: 'OR', builtInControls: [], authenticationStrength: { id: NOBODY } } }),
    ],
    accepted: [policy({ grantControls: { operator: 'OR', builtInControls: [], authenticationStrength: strength } })],
    says: /AuthenticationStrengthPolicy with id .* does not exist/,
  },
  controlsAreRequired: {
    refused: [
      policy({ grantControls: null }),
      policy({ grantControls: grant() }),
      policy({ grantControls: null, sessionControls: null }),
    ],
    accepted: [
      policy({
        grantControls: null,
        sessionControls: { signInFrequency: { value: 1, type: 'days', isEnabled: true } },
      }),
    ],
    says: /at least one grant control or session control/,
  },
  exclusionsNeedInclusions: {
    refused: [
      policy({ conditions: conditions({ platforms: { includePlatforms: [], excludePlatforms: ['iOS'] } }) }),
      policy({ conditions: conditions({ locations: { excludeLocations: ['AllTrusted'] } }) }),
    ],
    accepted: [
      policy({ conditions: conditions({ platforms: { includePlatforms: ['macOS'], excludePlatforms: ['linux'] } }) }),
    ],
    says: /must specify 'include/,
  },
  clientAppTypesAreWellFormed: {
    refused: [
      policy({ conditions: conditions({ clientAppTypes: [] }) }),
      policy({ conditions: conditions({ clientAppTypes: ['all', 'browser'] }) }),
    ],
    accepted: [
      policy({ conditions: conditions({ clientAppTypes: ['browser', 'other'] }) }),
      policy({ conditions: conditions({ clientAppTypes: null }) }),
    ],
    says: /^1064: 'clientAppTypes' condition does not support/,
  },
  securityDefaultsBlockPolicies: {
    refused: [policy(), policy({ state: 'enabledForReportingButNotEnforced' })],
    accepted: [policy({ state: 'disabled' })],
    says: /^Security Defaults is enabled in the tenant\./,
    settings: { securityDefaults: true },
  },
  blockStandsAlone: {
    refused: [
      policy({ grantControls: grant('block', 'mfa') }),
      policy({ grantControls: { ...grant('block'), authenticationStrength: strength } }),
    ],
    accepted: [policy({ grantControls: grant('block') })],
    says: /^1032: .*InvalidControls/,
  },
  mfaExcludesStrength: {
    refused: [policy({ grantControls: { ...grant('mfa'), authenticationStrength: strength } })],
    accepted: [policy({ grantControls: { ...grant('compliantDevice'), authenticationStrength: strength } })],
    says: /^1032: .*InvalidControls/,
  },
  passwordChangeIsConstrained: {
    refused: [
      passwordChange({ grantControls: grant('mfa', 'passwordChange') }),
      passwordChange({ grantControls: { operator: 'AND', builtInControls: ['passwordChange'] } }),
      passwordChange({ conditions: conditions() }),
      passwordChange({ conditions: { ...risky, applications: { includeApplications: ['Office365'] } } }),
      passwordChange({
        conditions: { ...risky, applications: { includeApplications: ['All'], excludeApplications: [EXCHANGE] } },
      }),
      passwordChange({ conditions: { ...risky, clientAppTypes: ['browser'] } }),
      passwordChange({ conditions: { ...risky, signInRiskLevels: ['high'] } }),
    ],
    accepted: [
      passwordChange(),
      passwordChange({
        grantControls: { operator: 'AND', builtInControls: ['passwordChange'], authenticationStrength: strength },
      }),
    ],
    says: /^1032: ConditionalActionPolicy validation failed due to InvalidPasswordResetControl\.$/,
  },
  passwordChangeNeedsEveryTime: {
    refused: [
      passwordChange({ sessionControls: null }),
      passwordChange({ sessionControls: { ...everyTime, persistentBrowser: { mode: 'never', isEnabled: true } } }),
    ],
    accepted: [passwordChange()],
    says: /InvalidPasswordResetControl/,
  },
  riskRemediationIsConstrained: {
    refused: [
      remediation({ sessionControls: null }),
      remediation({ conditions: conditions() }),
      remediation({ grantControls: { operator: 'AND', builtInControls: ['riskRemediation', 'compliantDevice'] } }),
    ],
    accepted: [remediation()],
    says: /^1032: /,
  },
  registerDeviceIsConstrained: {
    refused: [
      register({}, grant('compliantDevice')),
      register({ clientAppTypes: ['browser'] }),
      register({ devices: { deviceFilter: filter } }),
    ],
    accepted: [register({}), register({ clientAppTypes: ['all'], platforms: { includePlatforms: ['iOS'] } })],
    says: /^1032: /,
  },
  everyTimeHasNoPeriod: {
    refused: [
      policy({
        sessionControls: {
          signInFrequency: { frequencyInterval: 'everyTime', isEnabled: true, value: 1, type: 'hours' },
        },
      }),
    ],
    accepted: [
      policy({ sessionControls: everyTime }),
      policy({ sessionControls: { signInFrequency: { ...everyTime.signInFrequency, value: null, type: null } } }),
    ],
    says: /^1032: /,
  },
  everyTimeRefusesSiblingKeys: {
    refused: [policy({ sessionControls: { ...everyTime, disableResilienceDefaults: null } })],
    accepted: [policy({ sessionControls: everyTime })],
    says: /^1032: /,
  },
  persistentBrowserNeedsAllApplications: {
    refused: [
      {
        ...applications({ includeApplications: ['Office365'] }),
        sessionControls: { persistentBrowser: { mode: 'never', isEnabled: true } },
      },
    ],
    accepted: [policy({ sessionControls: { persistentBrowser: { mode: 'never', isEnabled: true } } })],
    says: /^1032: /,
  },
  emptySessionControlsAreRefused: {
    refused: [
      policy({ sessionControls: {} }),
      policy({ sessionControls: { signInFrequency: null } }),
      policy({ sessionControls: { signInFrequency: { isEnabled: false } } }),
    ],
    accepted: [policy({ sessionControls: null }), policy({ sessionControls: { disableResilienceDefaults: true } })],
    says: /^1032: /,
  },
  riskNeedsPremiumP2: {
    refused: [policy({ conditions: risky }), policy({ conditions: conditions({ signInRiskLevels: ['medium'] }) })],
    accepted: [policy()],
    says: /^1039: Cannot create or update policies with premium P2 features\./,
    settings: { premiumP2: false },
  },
  insiderRiskNeedsAdaptiveProtection: {
    refused: [policy({ conditions: conditions({ insiderRiskLevels: 'elevated' }) })],
    accepted: [policy()],
    says: /^1039: /,
    settings: { adaptiveProtection: false },
  },
  workloadIdentitiesNeedPremium: {
    refused: [workload()],
    accepted: [policy()],
    says: /^1149: /,
    settings: { workloadIdentityPremium: false },
  },
  workloadIdentitiesAreConstrained: {
    refused: [
      workload({}, grant('mfa')),
      workload({ users: { includeUsers: ['All'] } }),
      workload({ platforms: { includePlatforms: ['iOS'] } }),
      workload({ clientAppTypes: ['browser'] }),
    ],
    accepted: [
      workload(),
      workload({
        users: { includeUsers: ['None'] },
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      }),
      workload({ servicePrincipalRiskLevels: ['high'] }),
    ],
    says: /^1032: /,
  },
  contextsAreNotShared: {
    before: [
      policy({ conditions: conditions({ applications: { includeAuthenticationContextClassReferences: ['c1'] } }) }),
    ],
    refused: [workload({ applications: { includeAuthenticationContextClassReferences: ['c1'] } })],
    accepted: [workload({ applications: { includeAuthenticationContextClassReferences: ['c2'] } })],
    says: /^1032: .*InvalidConditions/,
  },
  agentsAreBlockedOnly: {
    refused: [agents(grant('mfa')), users({ includeUsers: ['AllAgentIdUsers'] })],
    accepted: [
      agents(grant('block')),
      policy({
        conditions: conditions({
          users: { includeUsers: ['None'] },
          agents: { includeAgentUsers: ['All'] },
          agentContext: { includeAgentContexts: ['agentUserSessionsInitiatedFromEndpoints'] },
        }),
        grantControls: grant('compliantDevice'),
      }),
    ],
    says: /^1032: /,
  },
  agentUsersNeedEverything: {
    refused: [
      policy({
        conditions: conditions({
          users: { includeUsers: ['AllAgentIdUsers'] },
          applications: { includeApplications: [EXCHANGE] },
        }),
        grantControls: grant('block'),
      }),
    ],
    accepted: [
      policy({
        conditions: conditions({ users: { includeUsers: ['AllAgentIdUsers'] } }),
        grantControls: grant('block'),
      }),
    ],
    says: /^1032: .*InvalidConditions/,
  },
};

// Object.entries forgets what the record above guarantees.
const cases = Object.entries(EXAMPLES) as [BehaviourName, Example][];

describe.each(cases)('rule %s', (name, { refused, accepted, says, settings, before = [] }) => {
  let client: Client;
  let without: Client;

  beforeAll(async () => {
    const seed = { ...contoso, settings, conditionalAccessPolicies: [...before] };
    client = await emulate({ seed, behaviours: { [name]: true } });
    without = await emulate({ seed, behaviours: { [name]: false } });
  });

  test('refuses', async () => {
    for (const body of refused) {
      const answer = await client.send('POST', `/beta${POLICIES}`, body);
      expect([answer.status, errorText(answer)], JSON.stringify(body)).toEqual([400, expect.stringMatching(says)]);
    }
  });

  test('accepts', async () => {
    for (const body of accepted) {
      const answer = await client.send('POST', `/beta${POLICIES}`, body);
      expect(answer.status, `${JSON.stringify(body)}: ${answer.text}`).toBe(201);
    }
  });

  test('accepts at least one of the refused bodies when switched off', async () => {
    const answers = await Promise.all(refused.map((body) => without.send('POST', `/beta${POLICIES}`, body)));
    expect(
      answers.map((answer) => answer.status),
      answers.map(errorText).join('\n'),
    ).toContain(201);
  });
});

test('every rule belongs to a belief that has examples here', () => {
  expect(new Set(RULES.map((rule) => rule.behaviour))).toEqual(new Set(Object.keys(EXAMPLES)));
  expect(Object.keys(BEHAVIOURS)).toEqual(expect.arrayContaining(Object.keys(EXAMPLES)));
});

test('PATCH checks the merged policy', async () => {
  const client = await emulate();
  const created = await client.send('POST', `/v1.0${POLICIES}`, users({ includeUsers: ['GuestsOrExternalUsers'] }));
  const path = `/v1.0${POLICIES}/${created.body.id}`;
  const answer = await client.send('PATCH', path, { conditions: { users: { includeGuestsOrExternalUsers: guests } } });
  expect([answer.status, errorText(answer)]).toEqual([
    400,
    "'GuestsOrExternalUsers' cannot be combined with guestOrExternalUsers",
  ]);
});

test('the number of policies is limited; those of Microsoft do not count', async () => {
  const managed = { ...policy({ displayName: 'Microsoft-managed' }), templateId: NOBODY };
  const client = await emulate({
    seed: { ...contoso, settings: { policyLimit: 1 }, conditionalAccessPolicies: [managed] },
  });
  expect((await client.send('POST', `/v1.0${POLICIES}`, policy())).status).toBe(201);
  expect((await client.send('POST', `/v1.0${POLICIES}`, policy())).status).toBe(400);
});
