import { tenantSettingProperties } from '../../compiler/tenant-settings.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** What a file holds that is no object to make a document of, and yet is understood. */
export type FileBesideObjects =
  | { readonly holds: 'manifest' }
  | { readonly holds: 'settings'; readonly settings: JsonObject };

/**
 * The list of files that `compile` writes beside them, or the tenant-wide compliance settings: a GET of `/deviceManagement`, or what
 * `compile` writes of them. Undefined for every other file, one with more than this in it included: that is read as objects are.
 */
export function fileBesideObjects(bytes: Uint8Array): FileBesideObjects | undefined {
  const value = valueIn(bytes);
  if (isManifest(value)) return { holds: 'manifest' };
  if (!isJsonObject(value) || !isJsonObject(value.settings)) return undefined;
  const others = Object.keys(value).filter(
    (name) => name !== 'settings' && name !== 'id' && !name.startsWith('@odata.'),
  );
  const { settings } = value;
  const isSettings = others.length === 0 && tenantSettingProperties.some((name) => settings[name] !== undefined);
  return isSettings ? { holds: 'settings', settings } : undefined;
}

function valueIn(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

const manifestMembers = ['kind', 'name', 'file', 'apiVersion', 'source'];

function isManifest(value: Json | undefined): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(
    (row) =>
      isJsonObject(row) &&
      typeof row.file === 'string' &&
      manifestMembers.every((name) => row[name] !== undefined) &&
      Object.keys(row).length === manifestMembers.length,
  );
}
