import { visibleText } from '../../compiler/text/visible-text.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type CollectionName, isReference, writtenForm } from '../../schemas/reference.ts';
import { wellKnownName } from '../../schemas/wellknown/index.ts';

/** A value as a person reads it, safe for a terminal: names for references and well-known ids, no quotes where none are needed. */
export function readable(value: Json): string {
  return visibleText(words(value));
}

function words(value: Json): string {
  if (value === null) return 'not set';
  if (isReference(value)) return writtenForm(value);
  if (typeof value === 'string') return nameOfId(value) ?? value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listed(value);
  if (isJsonObject(value)) {
    if (isJsonObject(value.target) && typeof value.target['@odata.type'] === 'string') return assignment(value.target);
    const members = Object.entries(value).map(
      ([name, member]) => `${name.replace('@odata.type', 'type')}: ${words(member)}`,
    );
    return `{ ${members.join(', ')} }`.replaceAll('#microsoft.graph.', '');
  }
  return String(value);
}

/** Whom an assignment reaches first, then whom it leaves out: `not` before the first of a list would seem to speak of all. */
function listed(values: readonly Json[]): string {
  const isExclusion = (value: Json) =>
    isJsonObject(value) &&
    isJsonObject(value.target) &&
    value.target['@odata.type'] === '#microsoft.graph.exclusionGroupAssignmentTarget';
  const [out, reached] = [values.filter(isExclusion), values.filter((value) => !isExclusion(value))];
  return [...reached, ...out].map(words).join(', ');
}

/** An Intune assignment, told as the people it reaches and the filter that narrows it. */
function assignment(target: JsonObject): string {
  const { deviceAndAppManagementAssignmentFilterType: mode, deviceAndAppManagementAssignmentFilterId: filter } = target;
  const whom = reached(target);
  if (filter === undefined || filter === null || mode === 'none') return whom;
  return `${whom}, ${mode === 'exclude' ? 'without' : 'only'} ${words(filter)}`;
}

function reached(target: JsonObject): string {
  const type = String(target['@odata.type']).replace('#microsoft.graph.', '');
  if (type === 'allLicensedUsersAssignmentTarget') return 'all users';
  if (type === 'allDevicesAssignmentTarget') return 'all devices';
  const group = words(target.groupId ?? null);
  if (type === 'groupAssignmentTarget') return group;
  return type === 'exclusionGroupAssignmentTarget' ? `not ${group}` : `${type}: ${group}`;
}

/** A pointer as a person reads it: `conditions.users.excludeGroups`. */
export function readablePointer(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
}

const collections: readonly CollectionName[] = [
  'servicePrincipals',
  'directoryRoleTemplates',
  'authenticationStrengthPolicies',
];

function nameOfId(id: string): string | undefined {
  for (const collection of collections) {
    const name = wellKnownName(collection, id);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The members of two lists that differ; undefined when one of the values is no list. */
export function listChanges(
  before: Json,
  after: Json,
): { readonly added: readonly Json[]; readonly removed: readonly Json[] } | undefined {
  if (!Array.isArray(before) && !Array.isArray(after)) return undefined;
  const old: readonly Json[] = Array.isArray(before) ? before : [];
  const now: readonly Json[] = Array.isArray(after) ? after : [];
  const has = (list: readonly Json[], member: Json) =>
    list.some((other) => JSON.stringify(other) === JSON.stringify(member));
  return { added: now.filter((member) => !has(old, member)), removed: old.filter((member) => !has(now, member)) };
}

/** A switch that is off and one nobody mentions are the same in canonical form, which leaves it out: beside `true` it is `false`. */
export function switched(left: Json, right: Json): readonly [Json, Json] {
  return [left === null && right === true ? false : left, right === null && left === true ? false : right];
}
