import { define, isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** Set by the service on objects of every kind (Microsoft docs: entity, deviceCompliancePolicy, managedAppPolicy, deviceManagementCompliancePolicy). */
const readOnly = [
  'id',
  'version',
  'deletedDateTime',
  'isAssigned',
  'deployedAppCount',
  'settingCount',
  'creationSource',
  'supportsScopeTags',
];
/** The same, wherever they stand. */
const timestamps = ['createdDateTime', 'modifiedDateTime', 'lastModifiedDateTime', 'lastModifiedTime'];

/**
 * One form for bodies of kinds nothing special is known of, so that any two Graph bodies can be compared: no OData links, no ids
 * and timestamps of the service, nothing unset, every list a set. `@odata.type` stays, because without knowing the kind it may
 * say everything; so does `false`, because its default is not known.
 */
export function canonicalOfAnyKind(body: JsonObject): JsonObject {
  const own = Object.fromEntries(Object.entries(body).filter(([name]) => !readOnly.includes(name)));
  const reduced = reduce(own);
  return isJsonObject(reduced) ? reduced : {};
}

/** undefined: says nothing. */
function reduce(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return reduceSet(value);
  return isJsonObject(value) ? reduceObject(value) : value;
}

function reduceSet(values: readonly Json[]): Json | undefined {
  const byText = new Map<string, Json>();
  for (const value of values) {
    const reduced = reduce(value);
    if (reduced !== undefined) byText.set(JSON.stringify(reduced), reduced);
  }
  if (byText.size === 0) return undefined;
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, value]) => value);
}

function reduceObject(value: JsonObject): JsonObject | undefined {
  const result: Record<string, Json> = {};
  for (const name of Object.keys(value).sort()) {
    if (isNoise(name) || (name === 'roleScopeTagIds' && isDefaultScope(value[name]))) continue;
    const member = reduce(value[name] ?? null);
    if (member !== undefined) define(result, name, member);
  }
  const names = Object.keys(result).filter((name) => name !== '@odata.type');
  if (names.length === 0) return undefined;
  // An id beside other members is the service's; alone it refers to something.
  const generated = Object.hasOwn(result, 'target') ? ['id', 'source', 'sourceId'] : ['id'];
  if (names.every((name) => generated.includes(name))) return result;
  return Object.fromEntries(Object.entries(result).filter(([name]) => !generated.includes(name)));
}

function isNoise(name: string): boolean {
  if (name === '@odata.type') return false;
  return name.includes('@odata.') || name.startsWith('#') || timestamps.includes(name);
}

/** Every object without a scope tag bears the default one, "0" (Microsoft docs: intune-rbac-roleScopeTag). */
function isDefaultScope(tags: Json | undefined): boolean {
  return Array.isArray(tags) && tags.length === 1 && tags[0] === '0';
}
