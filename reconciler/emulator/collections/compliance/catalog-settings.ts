import { isJsonObject, type Json, type JsonObject } from '../../../../schemas/json.ts';
import { refusedByIntune } from '../../http/failure.ts';
import { objectsIn, textIn } from '../values.ts';

/** Options of choices, as far as a definition is known (requests and definitions published from live tenants, 2022 to 2026). */
const CHOICES: Readonly<Record<string, RegExp>> = {
  linux_deviceencryption_required: /^linux_deviceencryption_required_(true|false)$/,
  linux_customcompliance_required: /^linux_customcompliance_required_(true|false)$/,
  linux_distribution_alloweddistros_item_$type: /^linux_distribution_alloweddistros_item_\$type_\w+$/,
};

/** Settings of the settings catalogue as Intune keeps them: numbered, and with the references to templates they do not come from. */
export function readCatalogSettings(given: Json | undefined): readonly JsonObject[] {
  const settings = objectsIn(given);
  if (settings.length === 0) throw refusedByIntune('A policy of the settings catalogue must have settings');
  const ids = settings.map(({ settingInstance }) => definitionOf(settingInstance ?? null));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw refusedByIntune(`The setting ${twice} is there more than once`);
  return settings.map((setting, index) => ({
    id: String(index),
    settingInstance: kept(setting.settingInstance ?? null) ?? null,
  }));
}

function definitionOf(instance: Json): string {
  const id = isJsonObject(instance) ? textIn(instance.settingDefinitionId) : '';
  if (id === '') throw refusedByIntune('The settingDefinitionId of a setting is required');
  return id;
}

/** The same value with `null` for each reference to a template, and choices held to their options. */
function kept(value: Json): Json {
  if (Array.isArray(value)) return value.map(kept);
  if (!isJsonObject(value)) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kept(member)]));
  const choice = value.choiceSettingValue;
  if (isJsonObject(choice)) checkChoice(definitionOf(value), textIn(choice.value));
  if (value.settingDefinitionId !== undefined) return { settingInstanceTemplateReference: null, ...members };
  return 'value' in value || 'children' in value ? { settingValueTemplateReference: null, ...members } : members;
}

function checkChoice(id: string, option: string): void {
  if (CHOICES[id]?.test(option) === false) throw refusedByIntune(`${option} is no option of the setting ${id}`);
}
