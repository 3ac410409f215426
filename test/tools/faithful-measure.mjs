// A second opinion on when two Graph bodies say the same, written apart from the program's canonical form. Strict on purpose: only
// ids, timestamps, OData's annotations, null, [], {}, the order of lists and of flags, and the inside of an expanded strength are noise.
const topNoise = new Set([
  ...['id', 'createdDateTime', 'modifiedDateTime', 'lastModifiedDateTime', 'deletedDateTime', 'version'],
  ...['isAssigned', 'deployedAppCount'],
  ...['templateId', 'partialEnablementStrategy', 'policyType', 'requirementsSatisfied'],
  ...['creationSource', 'settingCount', 'isAssigned'],
]);
const keptTypes =
  /(?:NamedLocation|CombinationConfiguration|(?<!Management)CompliancePolicy|Target|AppProtection|MobileAppIdentifier|Setting(?:Collection)?Instance|(?:Integer|String|Reference)SettingValue)$/;

// A GET of a compliance policy shows every property, those nobody set at their default (captured bodies of seven types and of the
// settings catalogue). What stands at its default in an export therefore says what silence says: false, and these words. Within
// settings of the catalogue nothing has a default.
const complianceType = /\.\w+CompliancePolicy$/;
const unsetWords = {
  passwordRequiredType: 'deviceDefault',
  passcodeRequiredType: 'deviceDefault',
  workProfilePasswordRequiredType: 'deviceDefault',
  requiredPasswordComplexity: 'none',
  workProfileRequiredPasswordComplexity: 'none',
  deviceThreatProtectionRequiredSecurityLevel: 'unavailable',
  advancedThreatProtectionRequiredSecurityLevel: 'unavailable',
  gatekeeperAllowedAppSource: 'notConfigured',
  securityRequiredAndroidSafetyNetEvaluationType: 'basic',
  description: '',
};
const noTemplate = ['', '00000000-0000-0000-0000-000000000000'];

export function measure(body) {
  return JSON.stringify(reduce(isCompliance(body) ? withoutDefaults(body) : body, 'top')) ?? 'nothing';
}

function isCompliance({ '@odata.type': type = '', technologies, settings }) {
  return complianceType.test(type) || (technologies !== undefined && Array.isArray(settings));
}

function withoutDefaults(body) {
  const isUnset = ([name, value]) =>
    value === false || value === unsetWords[name] || (name === 'roleScopeTagIds' && JSON.stringify(value) === '["0"]');
  const kept = Object.fromEntries(Object.entries(body).filter((entry) => !isUnset(entry)));
  const listOf = (value) => (Array.isArray(value) ? value : []);
  return {
    ...kept,
    ...(body['@odata.type'] === undefined ? {} : { '@odata.type': body['@odata.type'].replace(/^#?/, '#') }),
    scheduledActionsForRule: listOf(body.scheduledActionsForRule).map(({ ruleName: _, id: __, ...rule }) => ({
      ...rule,
      scheduledActionConfigurations: listOf(rule.scheduledActionConfigurations).map(withoutDefaultAction),
    })),
    assignments: listOf(body.assignments).map(({ id: _, source: __, sourceId: ___, ...assignment }) => ({
      ...assignment,
      target: withoutDefaultFilter(assignment.target),
    })),
  };
}

function withoutDefaultAction({ id: _, notificationTemplateId, gracePeriodHours, ...action }) {
  return {
    ...action,
    ...(gracePeriodHours === 0 ? {} : { gracePeriodHours }),
    ...(noTemplate.includes(notificationTemplateId) ? {} : { notificationTemplateId }),
  };
}

function withoutDefaultFilter(target) {
  const { deviceAndAppManagementAssignmentFilterType: type, ...others } = target ?? {};
  return type === 'none' ? others : { ...others, deviceAndAppManagementAssignmentFilterType: type };
}

function reduce(value, place) {
  if (Array.isArray(value)) {
    const items = value.map((item) => reduce(item, '*')).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === 'string' && place === 'flags') {
    return value
      .split(',')
      .map((word) => word.trim())
      .sort()
      .join(',');
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  if (place === 'authenticationStrength') return value.id === undefined ? undefined : { id: value.id };
  const members = Object.entries(value).flatMap(([name, member]) => {
    if (isNoise(name, member, place)) return [];
    const reduced = reduce(member, isFlags(name) ? 'flags' : name);
    return reduced === undefined ? [] : [[name, reduced]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isNoise(name, member, place) {
  if (name.startsWith('#')) return true;
  if (name === '@odata.type') return !(typeof member === 'string' && keptTypes.test(member));
  if (name.includes('@odata.')) return true;
  if (place === 'combinationConfigurations' || place === '*') return name === 'id' || name === 'lastModifiedDateTime';
  return place === 'top' && topNoise.has(name) && !(name === 'id' && /^c\d+$/.test(member));
}

function isFlags(name) {
  const flags = ['guestOrExternalUserTypes', 'transferMethods', 'insiderRiskLevels', 'brandingOptions'];
  return [...flags, 'targetedAppManagementLevels'].includes(name);
}
