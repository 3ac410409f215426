import type { JsonObject } from '../../../../../schemas/json.ts';
import { objectIn, stringsIn } from '../../values.ts';
import { type Candidate, invalidControls, type Rule } from './rule.ts';

/** Which grant controls go together and what they ask of the rest of the policy. */
export const GRANT_RULES: readonly Rule[] = [
  {
    behaviour: 'blockStandsAlone',
    refuse: (candidate) => {
      if (!candidate.builtInControls.includes('block')) return undefined;
      return controlCount(candidate) === 1 ? undefined : invalidControls('InvalidControls');
    },
  },
  {
    behaviour: 'mfaExcludesStrength',
    refuse: ({ builtInControls, strength }) =>
      builtInControls.includes('mfa') && strength !== undefined ? invalidControls('InvalidControls') : undefined,
  },
  {
    behaviour: 'passwordChangeIsConstrained',
    refuse: (candidate) => {
      if (!candidate.builtInControls.includes('passwordChange') || allowsPasswordChange(candidate)) return undefined;
      return invalidControls('InvalidPasswordResetControl');
    },
  },
  {
    behaviour: 'passwordChangeNeedsEveryTime',
    refuse: ({ builtInControls, frequency, session }) => {
      if (!builtInControls.includes('passwordChange')) return undefined;
      const everyTime = frequency?.frequencyInterval === 'everyTime' && session?.persistentBrowser == null;
      return everyTime ? undefined : invalidControls('InvalidPasswordResetControl');
    },
  },
  {
    behaviour: 'riskRemediationIsConstrained',
    refuse: (candidate) => {
      if (!candidate.builtInControls.includes('riskRemediation') || allowsRiskRemediation(candidate)) return undefined;
      return invalidControls('InvalidControls');
    },
  },
  {
    behaviour: 'registerDeviceIsConstrained',
    refuse: (candidate) => {
      const { applications, conditions, builtInControls } = candidate;
      if (!stringsIn(applications.includeUserActions).includes('urn:user:registerdevice')) return undefined;
      const controls =
        builtInControls.every((control) => control === 'mfa') && stringsIn(candidate.grant?.termsOfUse).length === 0;
      const free = targetsAllClients(conditions) && conditions.devices == null && conditions.deviceStates == null;
      return controls && free ? undefined : invalidControls('InvalidControls');
    },
  },
];

function controlCount({ grant, strength, builtInControls }: Candidate): number {
  const others = stringsIn(grant?.termsOfUse).length + stringsIn(grant?.customAuthenticationFactors).length;
  return builtInControls.length + others + (strength === undefined ? 0 : 1);
}

function allowsPasswordChange(candidate: Candidate): boolean {
  const { grant, builtInControls, strength, applications, conditions } = candidate;
  const companion = builtInControls.includes('mfa') || strength !== undefined;
  return (
    grant?.operator === 'AND' &&
    companion &&
    controlCount(candidate) === 2 &&
    stringsIn(conditions.userRiskLevels).length > 0 &&
    targetsAllApplications(applications) &&
    stringsIn(applications.excludeApplications).length === 0 &&
    hasOnlyConditions(conditions, ['users', 'applications', 'userRiskLevels', 'clientAppTypes']) &&
    targetsAllClients(conditions)
  );
}

function allowsRiskRemediation({ grant, strength, conditions, frequency }: Candidate): boolean {
  return (
    grant?.operator === 'AND' &&
    strength !== undefined &&
    frequency?.frequencyInterval === 'everyTime' &&
    stringsIn(conditions.userRiskLevels).length > 0 &&
    hasOnlyConditions(conditions, ['users', 'applications', 'userRiskLevels', 'clientAppTypes']) &&
    targetsAllClients(conditions)
  );
}

/** True when `All` is the one included application. */
export function targetsAllApplications(applications: JsonObject): boolean {
  const included = stringsIn(applications.includeApplications);
  return included.length === 1 && included[0]?.toLowerCase() === 'all';
}

/** True when no client app condition narrows the policy. */
export function targetsAllClients(conditions: JsonObject): boolean {
  const types = stringsIn(conditions.clientAppTypes);
  return types.length === 0 || types.includes('all');
}

/** True when no condition outside `allowed` says anything. */
export function hasOnlyConditions(conditions: JsonObject, allowed: readonly string[]): boolean {
  return Object.entries(conditions).every(([name, value]) => {
    if (allowed.includes(name) || value === null) return true;
    return Array.isArray(value) ? value.length === 0 : objectIn(value) !== undefined && isHollow(objectIn(value) ?? {});
  });
}

function isHollow(object: JsonObject): boolean {
  return Object.values(object).every((value) => value === null || (Array.isArray(value) && value.length === 0));
}
