import { describe, expect, test } from 'vitest';
import { BEHAVIOURS, type BehaviourName } from '../../reconciler/emulator/behaviours/behaviours.ts';
import { CONDITIONAL_ACCESS_RULES } from '../../reconciler/emulator/behaviours/conditional-access-rules.ts';
import type { EmulatorOptions } from '../../reconciler/emulator/emulator.ts';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import {
  action,
  COMPLIANCE,
  compliance,
  conditions,
  grant,
  LINUX,
  linuxPolicy,
  NOBODY,
  PHISHING_RESISTANT,
  POLICIES,
  policy,
} from './bodies.ts';
import { type Answer, type Client, emulate, errorText, valuesOf } from './client.ts';

const LOCATIONS = '/v1.0/identity/conditionalAccess/namedLocations';
const STRENGTHS = '/v1.0/policies/authenticationStrengthPolicies';
const EXPANDED = '?$expand=scheduledActionsForRule($expand=scheduledActionConfigurations)';
const IOS_APPS = '/beta/deviceAppManagement/iosManagedAppProtections';
const WINDOWS = { '@odata.type': '#microsoft.graph.windows10CompliancePolicy' };
const country = {
  '@odata.type': '#microsoft.graph.countryNamedLocation',
  displayName: 'x',
  countriesAndRegions: ['DE'],
};
const strengthControl = { operator: 'AND', builtInControls: [], authenticationStrength: { id: PHISHING_RESISTANT } };
const oneControl = { operator: 'OR', builtInControls: 'mfa' };
const managed = { ...policy(), templateId: NOBODY };

const TEMPLATES = '/beta/deviceManagement/notificationMessageTemplates';
const FILTERS = '/beta/deviceManagement/assignmentFilters';
const ALL_DEVICES = '#microsoft.graph.allDevicesAssignmentTarget';
const filter = { displayName: 'x', platform: 'windows10AndLater', rule: '(device.model -eq "x")' };
const filtered = (id: Json | undefined) => ({
  assignments: [
    {
      target: {
        '@odata.type': ALL_DEVICES,
        deviceAndAppManagementAssignmentFilterType: 'include',
        deviceAndAppManagementAssignmentFilterId: id ?? null,
      },
    },
  ],
});

/** A clock on which forty days pass between any two looks at it. */
function leaping(): () => Date {
  let time = Date.parse('2026-01-01T00:00:00Z');
  return () => {
    time += 40 * 24 * 60 * 60 * 1000;
    return new Date(time);
  };
}

/** What a client can see of one belief: the same requests, and what of the answers depends on it. */
interface Probe {
  readonly options?: EmulatorOptions;
  readonly see: (client: Client) => Promise<Json | undefined>;
  readonly on: Json | undefined;
  readonly off: Json | undefined;
}

async function posted(client: Client, body: JsonObject, version = 'beta'): Promise<JsonObject> {
  return (await client.send('POST', `/${version}${POLICIES}`, body)).body;
}

async function made(client: Client, path: string, body: JsonObject): Promise<string> {
  return `${path}/${(await client.send('POST', path, body)).body.id}`;
}

function at(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('/')
    .reduce<Json | undefined>((inner, name) => (inner as JsonObject | null | undefined)?.[name], value);
}

async function status(answer: Promise<Answer>): Promise<number> {
  return (await answer).status;
}

const PROBES: Record<Exclude<BehaviourName, keyof typeof CONDITIONAL_ACCESS_RULES>, Probe> = {
  betaHidesNumberedText: {
    see: async (client) => String(at(await posted(client, policy({ colour: 1 })), 'error/message')).slice(0, 5),
    on: 'The s',
    off: '1007:',
  },
  sentinelHidesNewEnumMembers: {
    see: async (client) =>
      at(
        await posted(client, policy({ conditions: conditions({ platforms: { includePlatforms: ['linux'] } }) })),
        'conditions/platforms/includePlatforms/0',
      ),
    on: 'unknownFutureValue',
    off: 'linux',
  },
  enumNamesIgnoreCase: {
    see: (client) => status(client.send('POST', `/v1.0${POLICIES}`, policy({ state: 'Enabled' }))),
    on: 201,
    off: 400,
  },
  listsAreArrays: {
    see: (client) => status(client.send('POST', `/v1.0${POLICIES}`, policy({ grantControls: oneControl }))),
    on: 400,
    off: 201,
  },
  sentinelsAreRefused: {
    see: (client) =>
      status(
        client.send(
          'POST',
          `/v1.0${POLICIES}`,
          policy({ conditions: conditions({ clientAppTypes: ['browser', 'unknownFutureValue'] }) }),
        ),
      ),
    on: 400,
    off: 201,
  },
  policiesTruncateAtTop: {
    see: async (client) => {
      await posted(client, policy());
      await posted(client, policy());
      return Object.hasOwn((await client.send('GET', `/v1.0${POLICIES}?$top=1`)).body, '@odata.nextLink');
    },
    on: false,
    off: true,
  },
  directoryPaging: {
    see: async (client) => Object.hasOwn((await client.send('GET', '/v1.0/users?$top=1')).body, '@odata.nextLink'),
    on: true,
    off: false,
  },
  advancedQueriesNeedConsistencyLevel: {
    see: (client) => status(client.send('GET', '/v1.0/users?$filter=displayName ne null')),
    on: 400,
    off: 200,
  },
  permissionsAreChecked: {
    see: (client) =>
      status(
        client.send('GET', '/v1.0/users', undefined, {
          authorization: `Bearer e30.${Buffer.from('{"roles":[]}').toString('base64url')}.x`,
        }),
      ),
    on: 403,
    off: 200,
  },
  staleReadsAfterWrite: {
    see: async (client) => status(client.send('GET', await made(client, `/v1.0${POLICIES}`, policy()))),
    on: 404,
    off: 200,
  },
  conditionalAccessThrottleHasNoRetryAfter: {
    options: { throttling: true, now: () => new Date('2026-05-01T00:00:00Z') },
    see: async (client) => {
      await client.send('GET', LOCATIONS);
      return (await client.send('GET', LOCATIONS)).headers.get('retry-after');
    },
    on: null,
    off: '1',
  },
  mutationsAreAudited: {
    see: async (client) => {
      await posted(client, policy());
      return valuesOf(await client.send('GET', '/v1.0/auditLogs/directoryAudits')).length;
    },
    on: 1,
    off: 0,
  },
  auditsTellUserAgent: {
    see: async (client) => {
      await posted(client, policy());
      const [row] = valuesOf(await client.send('GET', '/v1.0/auditLogs/directoryAudits'));
      return (row?.additionalDetails as Json[] | undefined)?.length;
    },
    on: 1,
    off: 0,
  },
  auditRowsComeLate: {
    see: async (client) => {
      await posted(client, policy());
      return valuesOf(await client.send('GET', '/v1.0/auditLogs/directoryAudits')).length;
    },
    on: 0,
    off: 1,
  },
  auditRowsExpire: {
    options: { now: leaping() },
    see: async (client) => {
      await posted(client, policy());
      return valuesOf(await client.send('GET', '/v1.0/auditLogs/directoryAudits')).length;
    },
    on: 0,
    off: 1,
  },
  singleControlOperatorBecomesOr: {
    see: async (client) =>
      at(
        await posted(client, policy({ grantControls: { operator: 'AND', builtInControls: ['mfa'] } })),
        'grantControls/operator',
      ),
    on: 'OR',
    off: 'AND',
  },
  riskRemediationKeepsAnd: {
    // Only without the strength, which the service adds, is there a single control whose operator could change.
    options: { behaviours: { riskRemediationIsConstrained: false } },
    see: async (client) =>
      at(
        await posted(client, policy({ grantControls: { operator: 'AND', builtInControls: ['riskRemediation'] } })),
        'grantControls/operator',
      ),
    on: 'AND',
    off: 'OR',
  },
  idsAndWordsAreRespelled: {
    see: async (client) => {
      const body = policy({ conditions: conditions({ applications: { includeApplications: ['office365'] } }) });
      return at(await posted(client, body), 'conditions/applications/includeApplications/0');
    },
    on: 'Office365',
    off: 'office365',
  },
  clientAppTypesDefaultToAll: {
    see: async (client) => at(await posted(client, policy()), 'conditions/clientAppTypes'),
    on: ['all'],
    off: [],
  },
  sessionFrequencyIsCompleted: {
    see: async (client) =>
      at(
        await posted(
          client,
          policy({ sessionControls: { signInFrequency: { value: 1, type: 'days', isEnabled: true } } }),
        ),
        'sessionControls/signInFrequency/frequencyInterval',
      ),
    on: 'timeBased',
    off: undefined,
  },
  strengthIsExpanded: {
    see: async (client) =>
      at(
        await posted(client, policy({ grantControls: strengthControl })),
        'grantControls/authenticationStrength/policyType',
      ),
    on: 'builtIn',
    off: undefined,
  },
  usersStayNullForWorkloads: {
    see: async (client) => {
      const { users: _nobody, ...rest } = conditions({
        clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] },
      });
      return (
        at(await posted(client, policy({ conditions: rest, grantControls: grant('block') })), 'conditions/users') ===
        null
      );
    },
    on: true,
    off: false,
  },
  betaOmitsEmptyConditions: {
    see: async (client) => at(await posted(client, policy()), 'conditions/insiderRiskLevels'),
    on: undefined,
    off: null,
  },
  guiMembersAreDropped: {
    see: (client) =>
      status(
        client.send('POST', `/beta${POLICIES}`, policy({ conditions: conditions({ signInRiskDetections: null }) })),
      ),
    on: 201,
    off: 400,
  },
  policyDescriptionIsNotKept: {
    see: async (client) => at(await posted(client, policy({ description: 'Why' }), 'v1.0'), 'description') ?? null,
    on: null,
    off: 'Why',
  },
  patchMergesComplexTypes: {
    see: async (client) =>
      status(
        client.send('PATCH', await made(client, `/v1.0${POLICIES}`, policy()), {
          conditions: { signInRiskLevels: ['high'] },
        }),
      ),
    on: 204,
    off: 400,
  },
  templateIdIsReadOnly: {
    see: async (client) =>
      status(client.send('PATCH', await made(client, `/v1.0${POLICIES}`, policy()), { templateId: null })),
    on: 400,
    off: 204,
  },
  policiesAreSoftDeleted: {
    see: async (client) => {
      await client.send('DELETE', await made(client, `/v1.0${POLICIES}`, policy()));
      return valuesOf(await client.send('GET', '/v1.0/identity/conditionalAccess/deletedItems/policies')).length;
    },
    on: 1,
    off: 0,
  },
  trustedLocationsCannotBeDeleted: {
    see: async (client) => {
      const ipRanges = [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' }];
      const trusted = {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        displayName: 'x',
        isTrusted: true,
        ipRanges,
      };
      return status(client.send('DELETE', await made(client, LOCATIONS, trusted)));
    },
    on: 400,
    off: 204,
  },
  referencedLocationsCannotBeDeleted: {
    see: async (client) => {
      const path = await made(client, LOCATIONS, country);
      await posted(
        client,
        policy({ conditions: conditions({ locations: { includeLocations: [path.split('/').at(-1) ?? ''] } }) }),
      );
      return status(client.send('DELETE', path));
    },
    on: 400,
    off: 204,
  },
  locationPatchNeedsType: {
    see: async (client) => status(client.send('PATCH', await made(client, LOCATIONS, country), { displayName: 'y' })),
    on: 400,
    off: 204,
  },
  managedPoliciesCannotBeDeleted: {
    options: { seed: { ...contoso, conditionalAccessPolicies: [{ ...managed, id: NOBODY }] } },
    see: (client) => status(client.send('DELETE', `/v1.0${POLICIES}/${NOBODY}`)),
    on: 403,
    off: 204,
  },
  strengthCombinationsNeedAction: {
    see: async (client) => {
      const path = await made(client, STRENGTHS, { displayName: 'Keys', allowedCombinations: ['fido2'] });
      return status(client.send('PATCH', path, { allowedCombinations: ['windowsHelloForBusiness'] }));
    },
    on: 400,
    off: 204,
  },
  configurationsApplyToAllowedCombinations: {
    see: async (client) => {
      const path = await made(client, STRENGTHS, { displayName: 'Keys', allowedCombinations: ['sms'] });
      const body = {
        '@odata.type': '#microsoft.graph.fido2CombinationConfiguration',
        appliesToCombinations: ['fido2'],
        allowedAAGUIDs: [NOBODY],
      };
      return status(client.send('POST', `${path}/combinationConfigurations`, body));
    },
    on: 400,
    off: 201,
  },
  agreementFilesAreNotShown: {
    see: async (client) => {
      const path = await made(client, '/v1.0/agreements', { displayName: 'Terms', file: { fileName: 'terms.pdf' } });
      return Object.hasOwn((await client.send('GET', path)).body, 'file');
    },
    on: false,
    off: true,
  },
  compliantNetworkIsProvided: {
    see: async (client) => {
      const body = { '@odata.type': '#microsoft.graph.compliantNetworkNamedLocation', displayName: 'x' };
      return status(client.send('POST', LOCATIONS.replace('v1.0', 'beta'), body));
    },
    on: 400,
    off: 201,
  },
  previewPoliciesNeedBeta: {
    see: async (client) => {
      const sessionControls = { continuousAccessEvaluation: { mode: 'disabled' } };
      const { id } = (await client.send('POST', `/beta${POLICIES}`, policy({ sessionControls }))).body;
      const path = `/v1.0${POLICIES}/${id}`;
      return [
        errorText(await client.send('GET', path)).slice(0, 5),
        errorText(await client.send('PATCH', path, { state: 'disabled' })).slice(0, 5),
        valuesOf(await client.send('GET', `/v1.0${POLICIES}`)).length,
        await status(client.send('GET', path.replace('v1.0', 'beta'))),
      ].join(' ');
    },
    on: '1037: 1038: 0 200',
    off: '  1 200',
  },
  policyCountIsLimited: {
    options: { seed: { ...contoso, settings: { policyLimit: 1 }, conditionalAccessPolicies: [policy()] } },
    see: (client) => status(client.send('POST', `/v1.0${POLICIES}`, policy())),
    on: 400,
    off: 201,
  },
  intuneNestsErrors: {
    see: async (client) =>
      errorText(
        await client.send(
          'POST',
          `/beta${COMPLIANCE}`,
          compliance('iosCompliancePolicy', { scheduledActionsForRule: [] }),
        ),
      ).startsWith('{'),
    on: true,
    off: false,
  },
  complianceNeedsOneBlockAction: {
    see: (client) =>
      status(
        client.send('POST', `/beta${COMPLIANCE}`, compliance('iosCompliancePolicy', { scheduledActionsForRule: [] })),
      ),
    on: 400,
    off: 201,
  },
  compliancePatchIgnoresActions: {
    see: async (client) => {
      const path = await made(client, `/beta${COMPLIANCE}`, compliance());
      const scheduledActionsForRule = [
        { ruleName: null, scheduledActionConfigurations: [action('block', { gracePeriodHours: 5 })] },
      ];
      await client.send('PATCH', path, { ...WINDOWS, scheduledActionsForRule });
      return at(
        (await client.send('GET', `${path}${EXPANDED}`)).body,
        'scheduledActionsForRule/0/scheduledActionConfigurations/0/gracePeriodHours',
      );
    },
    on: 0,
    off: 5,
  },
  compliancePatchReturnsNoContent: {
    see: async (client) =>
      status(client.send('PATCH', await made(client, `/beta${COMPLIANCE}`, compliance()), WINDOWS)),
    on: 204,
    off: 200,
  },
  complianceDeleteReturnsNoContent: {
    see: async (client) => status(client.send('DELETE', await made(client, `/beta${COMPLIANCE}`, compliance()))),
    on: 204,
    off: 200,
  },
  scheduleActionsReturnsNoContent: {
    see: async (client) => {
      const deviceComplianceScheduledActionForRules = [
        { ruleName: null, scheduledActionConfigurations: [action('block')] },
      ];
      const path = await made(client, `/beta${COMPLIANCE}`, compliance());
      return status(
        client.send('POST', `${path}/scheduleActionsForRules`, { deviceComplianceScheduledActionForRules }),
      );
    },
    on: 204,
    off: 200,
  },
  complianceHidesActionsUnlessExpanded: {
    see: async (client) =>
      Object.hasOwn(
        (await client.send('GET', await made(client, `/beta${COMPLIANCE}`, compliance()))).body,
        'assignments',
      ),
    on: false,
    off: true,
  },
  complianceTypeIsImmutable: {
    see: async (client) =>
      status(client.send('PATCH', await made(client, `/beta${COMPLIANCE}`, compliance()), { displayName: 'y' })),
    on: 400,
    off: 204,
  },
  complianceRuleNameIsDropped: {
    see: async (client) =>
      at(
        (await client.send('GET', `${await made(client, `/beta${COMPLIANCE}`, compliance())}${EXPANDED}`)).body,
        'scheduledActionsForRule/0/ruleName',
      ),
    on: null,
    off: 'PasswordRequired',
  },
  gracePeriodIsLimited: {
    see: (client) => {
      const scheduledActionsForRule = [
        { ruleName: null, scheduledActionConfigurations: [action('block', { gracePeriodHours: 9000 })] },
      ];
      return status(
        client.send('POST', `/beta${COMPLIANCE}`, compliance('iosCompliancePolicy', { scheduledActionsForRule })),
      );
    },
    on: 400,
    off: 201,
  },
  complianceScriptExcludesDistributions: {
    see: (client) => {
      const settings = {
        deviceCompliancePolicyScript: { deviceComplianceScriptId: NOBODY },
        wslDistributions: [{ distribution: 'Ubuntu' }],
      };
      return status(client.send('POST', `/beta${COMPLIANCE}`, compliance('windows10CompliancePolicy', settings)));
    },
    on: 400,
    off: 201,
  },
  assignmentGroupsMustExist: {
    see: async (client) => {
      const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: NOBODY };
      return status(
        client.send('POST', `${await made(client, `/beta${COMPLIANCE}`, compliance())}/assign`, {
          assignments: [{ target }],
        }),
      );
    },
    on: 400,
    off: 200,
  },
  appProtectionIsForGroupsOnly: {
    see: async (client) => {
      const path = await made(client, IOS_APPS, { displayName: 'x' });
      const everyone = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } };
      return (await client.send('POST', `${path}/assign`, { assignments: [everyone] })).status;
    },
    on: 400,
    off: 204,
  },
  appGroupsListTheirApps: {
    see: async (client) => {
      const path = await made(client, IOS_APPS, { displayName: 'x', appGroupType: 'allCoreMicrosoftApps' });
      return Number((await client.send('GET', path)).body.deployedAppCount) > 0;
    },
    on: true,
    off: false,
  },
  appProtectionNumbersAreLimited: {
    see: async (client) => (await client.send('POST', IOS_APPS, { displayName: 'x', maximumPinRetries: 0 })).status,
    on: 400,
    off: 201,
  },
  templateNameIsLimited: {
    see: (client) =>
      status(
        client.send('POST', '/beta/deviceManagement/notificationMessageTemplates', { displayName: 'x'.repeat(51) }),
      ),
    on: 400,
    off: 201,
  },
  defaultMessageOnlyMoves: {
    see: async (client) => {
      const path = await made(client, TEMPLATES, { displayName: 'x' });
      const message = { locale: 'en-us', subject: 's', messageTemplate: 'm', isDefault: true };
      const { id } = (await client.send('POST', `${path}/localizedNotificationMessages`, message)).body;
      return status(client.send('PATCH', `${path}/localizedNotificationMessages/${id}`, { isDefault: false }));
    },
    on: 400,
    off: 200,
  },
  noncomplianceTemplatesMustExist: {
    see: (client) => {
      const scheduledActionConfigurations = [
        action('block'),
        action('notification', { notificationTemplateId: NOBODY }),
      ];
      const changes = { scheduledActionsForRule: [{ ruleName: null, scheduledActionConfigurations }] };
      return status(client.send('POST', `/beta${COMPLIANCE}`, compliance('iosCompliancePolicy', changes)));
    },
    on: 400,
    off: 201,
  },
  assignmentFiltersMustFit: {
    see: async (client) => {
      const { id } = (await client.send('POST', FILTERS, filter)).body;
      const policyPath = await made(client, `/beta${COMPLIANCE}`, compliance('iosCompliancePolicy'));
      return status(client.send('POST', `${policyPath}/assign`, filtered(id)));
    },
    on: 400,
    off: 200,
  },
  assignmentTargetsAreUnique: {
    see: async (client) => {
      const { id } = (await client.send('POST', FILTERS, filter)).body;
      const policyPath = await made(client, `/beta${COMPLIANCE}`, compliance());
      const assignments = [...filtered(id).assignments, { target: { '@odata.type': ALL_DEVICES } }];
      return status(client.send('POST', `${policyPath}/assign`, { assignments }));
    },
    on: 400,
    off: 200,
  },
  assignedFiltersStay: {
    see: async (client) => {
      const { id } = (await client.send('POST', FILTERS, filter)).body;
      const policyPath = await made(client, `/beta${COMPLIANCE}`, compliance());
      await client.send('POST', `${policyPath}/assign`, filtered(id));
      return status(client.send('DELETE', `${FILTERS}/${id}`));
    },
    on: 400,
    off: 204,
  },
  assignmentFiltersAreLimited: {
    see: (client) => {
      const rule = `(device.model -eq "${'x'.repeat(3072)}")`;
      return status(client.send('POST', FILTERS, { ...filter, rule }));
    },
    on: 400,
    off: 201,
  },
  assignmentFilterRulesAreRead: {
    see: (client) => status(client.send('POST', FILTERS, { ...filter, rule: '(device.colour -eq "red")' })),
    on: 400,
    off: 201,
  },
  scriptListsHideContent: {
    see: async (client) => {
      const path = '/beta/deviceManagement/deviceComplianceScripts';
      await client.send('POST', path, { displayName: 'x', detectionScriptContent: 'ZWNobw==' });
      return valuesOf(await client.send('GET', path))[0]?.detectionScriptContent;
    },
    on: null,
    off: 'ZWNobw==',
  },
  deviceManagementPatchMerges: {
    see: async (client) => {
      const patch = (settings: JsonObject) => client.send('PATCH', '/beta/deviceManagement', { settings });
      await patch({ enableLogCollection: false, secureByDefault: true });
      await patch({ deviceComplianceCheckinThresholdDays: 7 });
      const { body } = await client.send('GET', '/beta/deviceManagement/settings');
      return [at(body, 'enableLogCollection'), at(body, 'secureByDefault')] as Json;
    },
    on: [false, true],
    off: [true, false],
  },
  catalogActionsHaveTheirOwnRoute: {
    see: async (client) => {
      const path = await made(client, LINUX, linuxPolicy());
      await client.send('POST', `${path}/setScheduledActions`, {
        scheduledActions: [{ scheduledActionConfigurations: [action('block')] }],
      });
      return at(
        (await client.send('GET', `${path}${EXPANDED}`)).body,
        'scheduledActionsForRule/0/scheduledActionConfigurations/0/actionType',
      );
    },
    on: undefined,
    off: 'block',
  },
  catalogPutReturnsNoContent: {
    see: async (client) => status(client.send('PUT', await made(client, LINUX, linuxPolicy()), linuxPolicy())),
    on: 204,
    off: 200,
  },
};

// Object.entries forgets what the record above guarantees.
describe.each(Object.entries(PROBES) as [BehaviourName, Probe][])('%s', (name, { options = {}, see, on, off }) => {
  test.each([
    [true, on],
    [false, off],
  ])('switched %s', async (believed, expected) => {
    const client = await emulate({ ...options, behaviours: { ...options.behaviours, [name]: believed } });
    expect(await see(client)).toEqual(expected);
  });
});

test('every belief is probed here or has examples among the rules', () => {
  expect([...Object.keys(PROBES), ...Object.keys(CONDITIONAL_ACCESS_RULES)].sort()).toEqual(
    Object.keys(BEHAVIOURS).sort(),
  );
});
