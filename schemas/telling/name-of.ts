import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isReference, writtenForm } from '../reference.ts';
import { wellKnownName } from '../wellknown/index.ts';
import type { Name, Words } from './telling.ts';

const collections = ['servicePrincipals', 'directoryRoleTemplates', 'authenticationStrengthPolicies'] as const;

/** A value as a name among words: what a reference refers to, what everybody calls a well-known id, otherwise the value itself. */
export function nameOf(value: Json): Name {
  if (isReference(value)) return { name: writtenForm(value) };
  if (isJsonObject(value)) return { name: nameMember(value) ?? JSON.stringify(value) };
  if (typeof value !== 'string') return { name: Array.isArray(value) ? JSON.stringify(value) : String(value) };
  const known = collections.map((collection) => wellKnownName(collection, value)).find((name) => name !== undefined);
  return { name: known ?? value };
}

/** A value in a sentence, where it is no name: numbers and words for nothing stand by themselves. */
export function valueWords(value: Json): Words {
  if (value === null) return ['not set'];
  if (typeof value === 'boolean') return [value ? 'on' : 'off'];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.length === 0 ? ['none'] : listed(value.map((item) => [nameOf(item)]));
  return [nameOf(value)];
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listed(items: readonly Words[], most = 3): Words {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  const rest = items.length - shown.length;
  const all: readonly Words[] = rest > 0 ? [...shown, [`${rest} more`]] : shown;
  return all.flatMap((item, at) => [...(at === 0 ? [] : [at === all.length - 1 ? ' and ' : ', ']), ...item]);
}

/** What an object in a list is called, as far as it says: an app by its name, a range of addresses by the addresses. */
function nameMember(value: JsonObject): string | undefined {
  const names = ['name', 'displayName', 'cidrAddress', 'locale', 'bundleId', 'packageId'];
  const said = names.map((name) => value[name]).find((name) => typeof name === 'string' && name !== '');
  if (typeof said === 'string') return said;
  const { lowestVersion, highestVersion, mobileAppIdentifier } = value;
  if (typeof lowestVersion === 'string' && typeof highestVersion === 'string')
    return `${lowestVersion} – ${highestVersion}`;
  return isJsonObject(mobileAppIdentifier) ? nameMember(mobileAppIdentifier) : undefined;
}
