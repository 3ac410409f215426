import type { BehaviourName } from '../../reconciler/emulator/behaviours/behaviours.ts';
import type { TenantSeed } from '../../reconciler/emulator/seed.ts';
import type { FindingCode } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { ALICE, conditions, EXCHANGE, grant, NOBODY, PHISHING_RESISTANT, policy, SALES } from '../emulator/bodies.ts';

/** Where the emulator holds a rule: a body that breaks it and nothing else, for a tenant like this. */
export interface Refusal {
  readonly behaviour: BehaviourName;
  readonly body: JsonObject;
  readonly settings?: TenantSeed['settings'];
  /** True when only the tenant can tell, so that no code is expected of the body. */
  readonly onlyTenant?: true;
}

/** One rule of the service. E: it refuses; W: it is documented, and refusal is unproven; L: worth knowing; -: it is allowed. */
export interface ServiceRule {
  readonly number: number;
  readonly title: string;
  readonly severity: 'E' | 'W' | 'L' | '-';
  readonly codes: readonly FindingCode[];
  readonly refusals?: readonly Refusal[];
  /** Bodies that must pass in spite of what one may think. */
  readonly allowed?: readonly JsonObject[];
  /** Why no code, or none of the severity one expects. */
  readonly why?: string;
}

const strength = { id: PHISHING_RESISTANT };
const everyTime = { signInFrequency: { frequencyInterval: 'everyTime', isEnabled: true } };
const guests = { guestOrExternalUserTypes: 'b2bCollaborationGuest' };
const filter = { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } };
const on = (changes: JsonObject, rest: JsonObject = {}) => policy({ conditions: conditions(changes), ...rest });
const apps = (applications: JsonObject, rest: JsonObject = {}) => on({ applications }, rest);
const users = (changes: JsonObject) => on({ users: changes });
const services = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] };
const remediation = { builtInControls: ['riskRemediation'], authenticationStrength: strength };

export const serviceRules: readonly ServiceRule[] = [
  // 9.1 structure
  {
    number: 1,
    title: 'a policy has a target',
    severity: 'E',
    codes: ['GW4025'],
    refusals: [{ behaviour: 'applicationsAreRequired', body: apps({}) }],
  },
  {
    number: 2,
    title: 'targets are of one kind',
    severity: 'E',
    codes: ['GW4026'],
    refusals: [
      {
        behaviour: 'oneKindOfTarget',
        body: apps({ includeApplications: [EXCHANGE], includeUserActions: ['urn:user:registersecurityinfo'] }),
      },
    ],
  },
  { number: 3, title: 'user actions leave out no applications', severity: 'W', codes: ['GW4067'] },
  {
    number: 4,
    title: 'All and None stand alone among applications, Office365 does not have to',
    severity: 'W',
    codes: ['GW4027'],
    allowed: [apps({ includeApplications: ['Office365', '797f4846-ba00-4fd7-ba43-dac1f8f63013'] })],
  },
  {
    number: 5,
    title: 'an application filter chooses among applications, by string attributes',
    severity: 'E',
    codes: ['GW4051', 'GW4068'],
    refusals: [
      {
        behaviour: 'applicationFilterNeedsNoWildcard',
        body: apps({
          includeApplications: ['All'],
          applicationFilter: { mode: 'include', rule: 'CustomSecurityAttribute.Set_Name -contains "x"' },
        }),
      },
    ],
  },
  {
    number: 6,
    title: 'a policy is about somebody',
    severity: 'E',
    codes: ['GW4028'],
    refusals: [{ behaviour: 'identitiesAreRequired', body: users({ excludeUsers: [ALICE] }) }],
  },
  {
    number: 7,
    title: 'users are ids or words of Graph',
    severity: 'E',
    codes: ['GW5001'],
    why: 'any other word is a name, which is looked up in the tenant',
    refusals: [
      { behaviour: 'usersAreKnownWordsOrIds', body: users({ includeUsers: ['everybody'] }), onlyTenant: true },
    ],
  },
  { number: 8, title: 'All and None stand alone among users', severity: 'W', codes: ['GW4016', 'GW4017', 'GW4069'] },
  { number: 9, title: 'All users beside groups or roles is stored', severity: 'L', codes: ['GW4070'] },
  {
    number: 10,
    title: 'guests are named by the word or by their types',
    severity: 'E',
    codes: ['GW4071'],
    refusals: [
      {
        behaviour: 'guestLiteralExcludesGuestObject',
        body: users({ includeUsers: ['GuestsOrExternalUsers'], includeGuestsOrExternalUsers: guests }),
      },
    ],
  },
  {
    number: 11,
    title: 'external tenants tell their type, and have members when enumerated',
    severity: 'E',
    codes: ['GW4072'],
    refusals: [
      {
        behaviour: 'externalTenantMembersNeedEnumeration',
        body: users({ includeGuestsOrExternalUsers: { ...guests, externalTenants: { membershipKind: 'all' } } }),
      },
    ],
  },
  {
    number: 12,
    title: 'roles are built in',
    severity: 'E',
    codes: ['GW3001', 'GW4073'],
    why: 'an unknown id is a warning: Microsoft adds roles',
    refusals: [{ behaviour: 'rolesAreBuiltInTemplates', body: users({ includeRoles: [NOBODY] }) }],
  },
  {
    number: 13,
    title: 'what is named exists',
    severity: 'E',
    codes: ['GW5001'],
    why: 'only the tenant knows',
    refusals: [
      { behaviour: 'directoryReferencesMustExist', body: users({ includeGroups: [NOBODY] }), onlyTenant: true },
      {
        behaviour: 'applicationsMustHaveServicePrincipals',
        body: apps({ includeApplications: [NOBODY] }),
        onlyTenant: true,
      },
      {
        behaviour: 'locationsMustExist',
        body: on({ locations: { includeLocations: [NOBODY] } }),
        onlyTenant: true,
      },
      {
        behaviour: 'strengthsMustExist',
        body: policy({ grantControls: { operator: 'OR', authenticationStrength: { id: NOBODY } } }),
        onlyTenant: true,
      },
    ],
  },
  {
    number: 14,
    title: 'a policy has a control',
    severity: 'E',
    codes: ['GW4033'],
    refusals: [{ behaviour: 'controlsAreRequired', body: policy({ grantControls: null }) }],
  },
  {
    number: 15,
    title: 'what is left out is left out of something',
    severity: 'E',
    codes: ['GW4074'],
    refusals: [{ behaviour: 'exclusionsNeedInclusions', body: on({ platforms: { excludePlatforms: ['iOS'] } }) }],
    allowed: [on({ platforms: { includePlatforms: ['macOS'], excludePlatforms: ['linux'] } })],
  },
  {
    number: 16,
    title: 'client apps are named, all alone, and no word of the past or future',
    severity: 'E',
    codes: ['GW4041', 'GW4064', 'GW4065'],
    why: 'an empty list is a warning: policies of 2020 are stored with one',
    refusals: [
      { behaviour: 'clientAppTypesAreWellFormed', body: on({ clientAppTypes: [] }) },
      { behaviour: 'clientAppTypesAreWellFormed', body: on({ clientAppTypes: ['all', 'browser'] }) },
      { behaviour: 'sentinelsAreRefused', body: on({ clientAppTypes: ['browser', 'unknownFutureValue'] }) },
    ],
  },
  { number: 17, title: 'device states or a device filter', severity: 'W', codes: ['GW4075'] },
  {
    number: 18,
    title: 'a device filter goes with platforms',
    severity: '-',
    codes: [],
    allowed: [on({ devices: filter, platforms: { includePlatforms: ['windows'] } })],
  },
  {
    number: 19,
    title: 'a device filter has 3072 characters, and operators that go with its properties',
    severity: 'W',
    codes: ['GW4049', 'GW4053', 'GW4109'],
  },
  { number: 20, title: 'a device filter does not see unregistered devices', severity: 'L', codes: ['GW4076'] },
  {
    number: 21,
    title: 'security defaults are off before a policy is on',
    severity: 'E',
    codes: [],
    why: 'a setting of the tenant; the refusal is explained',
    refusals: [
      {
        behaviour: 'securityDefaultsBlockPolicies',
        body: policy(),
        settings: { securityDefaults: true },
        onlyTenant: true,
      },
    ],
  },
  // 9.2 grant controls
  {
    number: 22,
    title: 'block stands alone',
    severity: 'E',
    codes: ['GW4030'],
    refusals: [{ behaviour: 'blockStandsAlone', body: policy({ grantControls: grant('block', 'mfa') }) }],
  },
  {
    number: 23,
    title: 'block goes with no session control',
    severity: 'W',
    codes: ['GW4031'],
    why: 'information: published exports have a sign-in frequency beside block',
  },
  {
    number: 24,
    title: 'mfa or a strength',
    severity: 'E',
    codes: ['GW4032'],
    refusals: [
      {
        behaviour: 'mfaExcludesStrength',
        body: policy({ grantControls: { ...grant('mfa'), authenticationStrength: strength } }),
      },
    ],
  },
  {
    number: 25,
    title: 'a password change comes with mfa or a strength, user risk, all apps and nothing else',
    severity: 'E',
    codes: ['GW4034'],
    refusals: [
      {
        behaviour: 'passwordChangeIsConstrained',
        body: policy({
          grantControls: { ...grant('mfa', 'passwordChange'), operator: 'AND' },
          sessionControls: everyTime,
        }),
      },
    ],
  },
  {
    number: 26,
    title: 'a password change comes with a sign-in frequency of every time',
    severity: 'E',
    codes: ['GW4035'],
    why: 'a warning: 14 published policies are older than the rule and go on without',
    refusals: [
      {
        behaviour: 'passwordChangeNeedsEveryTime',
        body: on(
          { userRiskLevels: ['high'] },
          { grantControls: { ...grant('mfa', 'passwordChange'), operator: 'AND' } },
        ),
      },
    ],
  },
  {
    number: 27,
    title: 'risk remediation is for user risk alone, with AND, a strength and every time',
    severity: 'E',
    codes: ['GW4077', 'GW4078'],
    why: 'what the service adds by itself is a warning',
    refusals: [
      {
        behaviour: 'riskRemediationIsConstrained',
        body: on(
          { userRiskLevels: ['high'] },
          { grantControls: { ...remediation, operator: 'OR' }, sessionControls: everyTime },
        ),
      },
      {
        behaviour: 'riskRemediationIsConstrained',
        body: on({ userRiskLevels: ['high'] }, { grantControls: { ...remediation, operator: 'AND' } }),
      },
    ],
  },
  { number: 28, title: 'controls of mobile apps are for mobile platforms', severity: 'W', codes: ['GW4039', 'GW4040'] },
  {
    number: 29,
    title: 'registering a device asks for mfa or a strength, of any client and device',
    severity: 'E',
    codes: ['GW4036'],
    refusals: [
      {
        behaviour: 'registerDeviceIsConstrained',
        body: apps({ includeUserActions: ['urn:user:registerdevice'] }, { grantControls: grant('compliantDevice') }),
      },
    ],
  },
  {
    number: 30,
    title: 'a strength goes with other controls',
    severity: '-',
    codes: [],
    allowed: [
      policy({ grantControls: { ...grant('compliantDevice'), operator: 'AND', authenticationStrength: strength } }),
    ],
  },
  {
    number: 31,
    title: 'terms of use are a list',
    severity: 'E',
    codes: ['GW4066'],
    refusals: [
      { behaviour: 'listsAreArrays', body: policy({ grantControls: { operator: 'OR', builtInControls: 'mfa' } }) },
    ],
  },
  {
    number: 32,
    title: 'one control alone may come with either operator',
    severity: '-',
    codes: [],
    allowed: [policy({ grantControls: { ...grant('mfa'), operator: 'AND' } }), policy()],
  },
  ...sessionAndConditionRules(),
];

// 9.3 session controls, 9.4 conditions, identities and flows
function sessionAndConditionRules(): readonly ServiceRule[] {
  const session = (controls: JsonObject) => policy({ sessionControls: controls });
  const agents = { includeAgentIdServicePrincipals: ['All'] };
  return [
    { number: 33, title: 'a period has a value and a unit', severity: 'W', codes: ['GW4079'] },
    {
      number: 34,
      title: 'every time has no period',
      severity: 'E',
      codes: ['GW4038'],
      refusals: [
        {
          behaviour: 'everyTimeHasNoPeriod',
          body: session({ signInFrequency: { ...everyTime.signInFrequency, value: 1, type: 'hours' } }),
        },
      ],
    },
    {
      number: 35,
      title: 'every time stands without two of its siblings',
      severity: 'E',
      codes: ['GW4080'],
      why: 'a warning: seen in 2023 only; unset siblings are never sent',
      refusals: [
        { behaviour: 'everyTimeRefusesSiblingKeys', body: session({ ...everyTime, disableResilienceDefaults: true }) },
      ],
    },
    {
      number: 36,
      title: 'every time goes with risk or enrolment',
      severity: 'W',
      codes: ['GW4081'],
      why: 'information: today it goes with every application that supports it',
    },
    {
      number: 37,
      title: 'a persistent browser session is for all apps',
      severity: 'E',
      codes: ['GW4037'],
      refusals: [
        {
          behaviour: 'persistentBrowserNeedsAllApplications',
          body: apps(
            { includeApplications: [EXCHANGE] },
            { sessionControls: { persistentBrowser: { mode: 'never', isEnabled: true } } },
          ),
        },
      ],
    },
    {
      number: 38,
      title: 'only Exchange and SharePoint enforce restrictions themselves',
      severity: 'W',
      codes: ['GW4082'],
      allowed: [
        apps(
          { includeApplications: ['Office365'] },
          { sessionControls: { applicationEnforcedRestrictions: { isEnabled: true } } },
        ),
      ],
    },
    { number: 39, title: 'continuous access evaluation is disabled as a whole', severity: 'W', codes: ['GW4083'] },
    {
      number: 40,
      title: 'token protection is for desktop applications of some services',
      severity: 'W',
      codes: ['GW4084'],
    },
    { number: 41, title: 'app control has three types', severity: 'W', codes: ['GW4085'] },
    {
      number: 42,
      title: 'session controls do something',
      severity: 'E',
      codes: ['GW4086'],
      refusals: [
        { behaviour: 'emptySessionControlsAreRefused', body: session({ signInFrequency: { isEnabled: false } }) },
      ],
    },
    {
      number: 43,
      title: 'risk is licensed',
      severity: 'E',
      codes: [],
      why: 'licences are known to the tenant only; the refusal is explained',
      refusals: [
        {
          behaviour: 'riskNeedsPremiumP2',
          body: on({ signInRiskLevels: ['high'] }),
          settings: { premiumP2: false },
          onlyTenant: true,
        },
        {
          behaviour: 'insiderRiskNeedsAdaptiveProtection',
          body: on({ insiderRiskLevels: 'elevated' }),
          settings: { adaptiveProtection: false },
          onlyTenant: true,
        },
      ],
    },
    {
      number: 44,
      title: 'Exchange ActiveSync is for Exchange, unless it is blocked',
      severity: 'W',
      codes: ['GW4087'],
      allowed: [on({ clientAppTypes: ['exchangeActiveSync', 'other'] }, { grantControls: grant('block') })],
    },
    {
      number: 45,
      title: 'workload identities are blocked, by location and risk',
      severity: 'E',
      codes: ['GW4088', 'GW4089'],
      why: 'sharing a context is a warning: no refusal has been recorded',
      refusals: [
        {
          behaviour: 'workloadIdentitiesAreConstrained',
          body: on({ users: { includeUsers: ['None'] }, clientApplications: services }),
        },
        {
          behaviour: 'workloadIdentitiesNeedPremium',
          body: on(
            { users: { includeUsers: ['None'] }, clientApplications: services },
            { grantControls: grant('block') },
          ),
          settings: { workloadIdentityPremium: false },
          onlyTenant: true,
        },
      ],
    },
    { number: 46, title: 'authentication flows are blocked', severity: 'W', codes: ['GW4090'] },
    {
      number: 47,
      title: 'agents are blocked, and their users everywhere',
      severity: 'E',
      codes: ['GW4091', 'GW4092'],
      why: 'the reach of a policy for agent users is a warning: documented, never seen refused',
      refusals: [
        {
          behaviour: 'agentsAreBlockedOnly',
          body: on({ users: { includeUsers: ['None'] }, clientApplications: agents }),
        },
        {
          behaviour: 'agentUsersNeedEverything',
          body: on(
            { users: { includeUsers: ['AllAgentIdUsers'], includeGroups: [SALES] } },
            { grantControls: grant('block') },
          ),
        },
      ],
    },
    {
      number: 48,
      title: 'the graphs are not chosen one by one',
      severity: 'W',
      codes: ['GW4093'],
      why: 'information: four published policies name one',
    },
    {
      number: 49,
      title: 'public clients are no targets',
      severity: 'W',
      codes: ['GW4094'],
      why: 'information: a published policy names one; other clients are known to the tenant only',
    },
    {
      number: 50,
      title: 'policies Microsoft manages are not deleted',
      severity: 'E',
      codes: [],
      why: 'a deletion and no body; probed apart below',
    },
  ];
}

/** Rules nobody enforces and everybody should know, and the limits of the service. */
export const advice: readonly { readonly title: string; readonly codes: readonly FindingCode[] }[] = [
  { title: 'emergency access is left out', codes: ['GW4024', 'GW4043', 'GW4095', 'GW6001'] },
  { title: 'a policy that blocks everything is tried in report-only first', codes: ['GW4042', 'GW6002'] },
  { title: 'display names are unique', codes: ['GW4044'] },
  { title: 'nothing is included and left out', codes: ['GW4029'] },
  { title: 'policies in a tenant', codes: ['GW4047', 'GW4048'] },
  { title: 'bytes in a policy', codes: ['GW4045', 'GW4046'] },
  { title: 'Office 365 or its applications', codes: ['GW4096'] },
  { title: 'an application left out of all takes more with it', codes: ['GW4097'] },
  { title: 'characters in a device filter', codes: ['GW4049', 'GW4109'] },
  { title: 'named locations, their ranges and masks', codes: ['GW4098', 'GW4099', 'GW4100', 'GW4101', 'GW4013'] },
  { title: 'authentication strengths of the tenant', codes: ['GW4102', 'GW4103'] },
  { title: 'authentication contexts', codes: ['GW4104'] },
  { title: 'terms of use', codes: ['GW4105', 'GW4106'] },
  { title: 'applications in a policy', codes: ['GW4107', 'GW4108'] },
];
