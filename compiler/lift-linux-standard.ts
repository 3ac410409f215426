import { isJsonObject, type Json, type JsonObject } from '../schemas/json.ts';
import { writtenForm } from '../schemas/reference.ts';
import { liftActions } from './noncompliance/index.ts';
import { linux } from './platforms/linux.ts';
import { liftDistributions } from './platforms/linux-versions.ts';
import { allowedDistributions, encryptionRequired, fromSettingInstances } from './platforms/setting-instances.ts';

const target = '#microsoft.graph.';
const minimumLength = 'linux_passwordpolicy_minimumlength';

/**
 * The members of a DeviceStandard that say a Linux compliance policy: the mirror of lowering one on Linux alone. undefined where no
 * sentence can say it. May say less than the body: whoever uses it compiles it again and compares.
 */
export function liftLinuxStandard(body: JsonObject): JsonObject | undefined {
  const { name, description, roleScopeTagIds, scheduledActionsForRule, assignments } = body;
  const values = fromSettingInstances(body.settings ?? []);
  const audience = liftAudience(assignments ?? []);
  const actions = isEmpty(scheduledActionsForRule) ? 'unmanaged' : liftActions(scheduledActionsForRule ?? []);
  if (typeof name !== 'string' || values === undefined || audience === undefined || actions === undefined)
    return undefined;
  // A demand that is spelled out to be none is what no fact says.
  if (values[encryptionRequired] === false) return undefined;
  const { facts, settings } = said(values);
  const onLinux = {
    ...settings,
    ...(description === undefined ? {} : { description }),
    ...(roleScopeTagIds === undefined ? {} : { roleScopeTagIds }),
  };
  return {
    ...titled(name),
    platforms: linux.name,
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(Object.keys(onLinux).length === 0 ? {} : { settings: { [linux.name]: onLinux } }),
    whenNoncompliant: actions as Json,
    ...audience,
  };
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The title of a standard gets the platform behind it; any other name is one of this platform alone. */
function titled(name: string): JsonObject {
  const ending = ` (${linux.title})`;
  const isOfStandard = name.endsWith(ending) && name.length > ending.length;
  return isOfStandard ? { title: name.slice(0, -ending.length) } : { titleOn: { [linux.name]: name } };
}

/** Which settings are facts, and which are said in Intune's own words. */
function said(values: JsonObject): { readonly facts: JsonObject; readonly settings: JsonObject } {
  const { [encryptionRequired]: encryption, [allowedDistributions]: distributions, [minimumLength]: length } = values;
  const facts = [encryptionRequired, allowedDistributions, minimumLength];
  const os = liftDistributions(distributions ?? null);
  return {
    facts: {
      ...(length === undefined ? {} : { pin: { minimumLength: length } }),
      ...(os === undefined ? {} : { os }),
      ...(encryption === undefined ? {} : { encryption: 'required' }),
    },
    settings: Object.fromEntries(Object.entries(values).filter(([id]) => !facts.includes(id))),
  };
}

/** Groups and everybody can be said by `for`; what goes to devices or through a filter cannot. */
function liftAudience(assignments: Json): JsonObject | undefined {
  const list: readonly Json[] = Array.isArray(assignments) ? assignments : [];
  if (list.length === 0) return {};
  const targets = list.map((assignment) => (isJsonObject(assignment) ? assignment.target : undefined)).filter(isTarget);
  if (targets.length < list.length) return undefined;
  const named = (type: string) =>
    targets.flatMap((each) => (each['@odata.type'] === `${target}${type}` ? [writtenForm(each.groupId ?? null)] : []));
  const isEveryone = targets.some((each) => each['@odata.type'] === `${target}allLicensedUsersAssignmentTarget`);
  const [groups, except] = [named('groupAssignmentTarget'), named('exclusionGroupAssignmentTarget')];
  const included: JsonObject = isEveryone ? { everyone: true } : { groups };
  return {
    for: isEveryone && except.length === 0 ? 'everyone' : { ...included, ...(except.length > 0 ? { except } : {}) },
  };
}

function isTarget(value: Json | undefined): value is JsonObject {
  return isJsonObject(value);
}
