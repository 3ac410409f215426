import { deterministicId } from '../../reconciler/emulator/plant.ts';
import type { JsonObject } from '../../schemas/json.ts';

export const POLICIES = '/identity/conditionalAccess/policies';
export const COMPLIANCE = '/deviceManagement/deviceCompliancePolicies';
export const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
export const PHISHING_RESISTANT = '00000000-0000-0000-0000-000000000004';
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
/** An id that nothing has. */
export const NOBODY = '99999999-9999-4999-8999-999999999999';

/** Ids of the default tenant's objects. */
export const SALES = deterministicId('group', 'Sales');
export const BREAK_GLASS = deterministicId('group', 'Break Glass');
export const ALICE = deterministicId('user', 'alice@contoso.com');

/** A policy every rule lets pass: MFA for everybody, everywhere. `changes` replaces top-level members. */
export function policy(changes: JsonObject = {}): JsonObject {
  return { displayName: 'MFA', state: 'enabled', conditions: conditions(), grantControls: grant('mfa'), ...changes };
}

/** Everybody and all applications, with `changes` laid over. */
export function conditions(changes: JsonObject = {}): JsonObject {
  return { applications: { includeApplications: ['All'] }, users: { includeUsers: ['All'] }, ...changes };
}

export function grant(...builtInControls: readonly string[]): JsonObject {
  return { operator: 'OR', builtInControls };
}

/** A compliance policy of a type, with the one action it needs. */
export function compliance(type = 'windows10CompliancePolicy', changes: JsonObject = {}): JsonObject {
  return {
    '@odata.type': `#microsoft.graph.${type}`,
    displayName: 'Compliance',
    scheduledActionsForRule: [{ ruleName: 'PasswordRequired', scheduledActionConfigurations: [action('block')] }],
    ...changes,
  };
}

export function action(actionType: string, changes: JsonObject = {}): JsonObject {
  return { actionType, gracePeriodHours: 0, notificationTemplateId: '', notificationMessageCCList: [], ...changes };
}

export const LINUX = '/beta/deviceManagement/compliancePolicies';

/** A compliance policy of the settings catalogue that asks for encryption. */
export function linuxPolicy(changes: JsonObject = {}): JsonObject {
  const id = 'linux_deviceencryption_required';
  return {
    name: 'Linux',
    platforms: 'linux',
    technologies: 'linuxMdm',
    settings: [
      {
        settingInstance: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
          settingDefinitionId: id,
          choiceSettingValue: { value: `${id}_true`, children: [] },
        },
      },
    ],
    ...changes,
  };
}
