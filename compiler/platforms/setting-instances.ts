import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/*
 * Settings of the settings catalogue. Where a compliance policy of another platform has a property, these have an object that
 * names its definition. Here they are seen as properties all the same: by the id of the definition, with the plain value.
 *
 * Names and shapes: requests and exports published by deploymenttheory/terraform-provider-microsoft365 (linux_device_compliance_policy)
 * and andrew-s-taylor's scripts, 2022 to 2026. Microsoft's own pages show the portal only.
 */

const graph = '#microsoft.graph.deviceManagementConfiguration';

export const encryptionRequired = 'linux_deviceencryption_required';
export const allowedDistributions = 'linux_distribution_alloweddistros';
const customRequired = 'linux_customcompliance_required';

/** Settings that depend on another one: they stand below it. */
const custom = {
  linux_customcompliance_discoveryscript: 'Reference',
  linux_customcompliance_rules: 'String',
} as const;

const versions = {
  maximumVersion: `${allowedDistributions}_item_maximumversion`,
  minimumVersion: `${allowedDistributions}_item_minimumversion`,
} as const;
const distributionType = `${allowedDistributions}_item_$type`;

/** Plain values by definition → settings, in the order of the ids. */
export function toSettingInstances(values: JsonObject): readonly JsonObject[] {
  return topLevelIds(values).map((id) => ({
    '@odata.type': `${graph}Setting`,
    settingInstance: instanceOf(id, values),
  }));
}

/** The ids of the settings that stand for themselves. What depends on another brings that along. */
export function topLevelIds(values: JsonObject): readonly string[] {
  const ids = Object.keys(values).map((id) => (id in custom ? customRequired : id));
  return [...new Set(ids)].sort();
}

/** The setting below which a value is found. */
export function holderOf(id: string): string {
  return id in custom ? customRequired : id;
}

function instanceOf(id: string, values: JsonObject): JsonObject {
  const value = values[id] ?? true;
  if (id === allowedDistributions) return distributions(Array.isArray(value) ? value : []);
  if (id === customRequired) {
    const children = Object.entries(custom).flatMap(([child, type]) => {
      const said = values[child];
      return said === undefined ? [] : [simple(child, type, said)];
    });
    return choice(id, value, children);
  }
  return typeof value === 'boolean' ? choice(id, value, []) : simple(id, 'Integer', value);
}

function simple(id: string, type: 'Integer' | 'String' | 'Reference', value: Json): JsonObject {
  return {
    '@odata.type': `${graph}SimpleSettingInstance`,
    settingDefinitionId: id,
    simpleSettingValue: { '@odata.type': `${graph}${type}SettingValue`, value },
  };
}

function choice(id: string, value: Json, children: readonly JsonObject[]): JsonObject {
  return {
    '@odata.type': `${graph}ChoiceSettingInstance`,
    settingDefinitionId: id,
    choiceSettingValue: { '@odata.type': `${graph}ChoiceSettingValue`, value: `${id}_${String(value)}`, children },
  };
}

function distributions(allowed: readonly Json[]): JsonObject {
  return {
    '@odata.type': `${graph}GroupSettingCollectionInstance`,
    settingDefinitionId: allowedDistributions,
    groupSettingCollectionValue: allowed.filter(isJsonObject).map((each) => ({
      children: [
        ...Object.entries(versions).flatMap(([name, id]) => {
          const version = each[name];
          return version === undefined ? [] : [simple(id, 'String', version)];
        }),
        choice(distributionType, each.type ?? null, []),
      ],
    })),
  };
}

/**
 * Settings → plain values by definition; undefined where a setting is none of these. May say less than the settings do, e.g. of a
 * template they come from: whoever needs to know composes them again and compares.
 */
export function fromSettingInstances(settings: Json): JsonObject | undefined {
  if (!Array.isArray(settings)) return undefined;
  const read = settings.map((setting) =>
    isJsonObject(setting) && isJsonObject(setting.settingInstance) ? valuesIn(setting.settingInstance) : undefined,
  );
  const values = read.flatMap((value) => value ?? []);
  return values.length < read.length ? undefined : Object.assign({}, ...values);
}

function valuesIn(instance: JsonObject): JsonObject | undefined {
  const id = String(instance.settingDefinitionId);
  if (id === allowedDistributions) return readDistributions(instance.groupSettingCollectionValue ?? null);
  if (isJsonObject(instance.choiceSettingValue)) return readChoice(id, instance.choiceSettingValue);
  const value = simpleValue(instance);
  return value === undefined ? undefined : { [id]: value };
}

function readChoice(id: string, { value, children }: JsonObject): JsonObject | undefined {
  const isRequired = value === `${id}_true`;
  if (!isRequired && value !== `${id}_false`) return undefined;
  const below = (Array.isArray(children) ? children : []).map((child) => {
    const read = isJsonObject(child) ? simpleValue(child) : undefined;
    return read === undefined || !isJsonObject(child) ? undefined : { [String(child.settingDefinitionId)]: read };
  });
  if (below.some((child) => child === undefined)) return undefined;
  // What depends on it says that it is required.
  return Object.assign(isRequired && below.length > 0 ? {} : { [id]: isRequired }, ...below);
}

function simpleValue({ simpleSettingValue }: JsonObject): Json | undefined {
  return isJsonObject(simpleSettingValue) ? simpleSettingValue.value : undefined;
}

function readDistributions(groups: Json): JsonObject | undefined {
  if (!Array.isArray(groups)) return undefined;
  const read = groups.map((group) => {
    const children = isJsonObject(group) && Array.isArray(group.children) ? group.children.filter(isJsonObject) : [];
    const child = (id: string) => children.find(({ settingDefinitionId }) => settingDefinitionId === id);
    const chosen = child(distributionType)?.choiceSettingValue;
    const type = isJsonObject(chosen) ? String(chosen.value).replace(`${distributionType}_`, '') : undefined;
    if (type === undefined) return undefined;
    const bounds = Object.entries(versions).flatMap(([name, id]) => {
      const version = simpleValue(child(id) ?? {});
      return version === undefined ? [] : [[name, version] as const];
    });
    return { ...Object.fromEntries(bounds), type };
  });
  return read.some((each) => each === undefined)
    ? undefined
    : { [allowedDistributions]: read.flatMap((each) => each ?? []) };
}
