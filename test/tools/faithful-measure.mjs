// A second opinion on when two Graph bodies say the same, written apart from the program's canonical form. Strict on purpose: only
// ids, timestamps, OData's annotations, null, [], {}, the order of lists and of flags, and the inside of an expanded strength are noise.
const topNoise = new Set([
  ...['id', 'createdDateTime', 'modifiedDateTime', 'lastModifiedDateTime', 'deletedDateTime', 'version'],
  ...['templateId', 'partialEnablementStrategy', 'policyType', 'requirementsSatisfied'],
  ...['creationSource', 'settingCount', 'isAssigned'],
]);
const keptTypes =
  /(?:NamedLocation|CombinationConfiguration|(?<!Management)CompliancePolicy|Target|AppProtection|Setting(?:Collection)?Instance|(?:Integer|String|Reference)SettingValue)$/;

export function measure(body) {
  return JSON.stringify(reduce(body, 'top')) ?? 'nothing';
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
  if (place === 'combinationConfigurations' || place === '*') return name === 'id';
  return place === 'top' && topNoise.has(name) && !(name === 'id' && /^c\d+$/.test(member));
}

function isFlags(name) {
  return ['guestOrExternalUserTypes', 'transferMethods', 'insiderRiskLevels'].includes(name);
}
