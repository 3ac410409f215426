import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { objectIn } from '../values.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The parts of the conditions in which ids stand, each with the words that may stand among them. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  users: ['All', 'None', 'GuestsOrExternalUsers', 'AllAgentIdUsers'],
  applications: ['All', 'None', 'Office365', 'MicrosoftAdminPortals', 'AllAgentIdResources'],
  locations: ['All', 'AllTrusted'],
  clientApplications: ['All', 'None', 'ServicePrincipalsInMyTenant'],
};

/** Conditions with ids in lower case and the words among them as the service writes them. */
export function respellConditions(conditions: JsonObject): JsonObject {
  const parts = Object.entries(PARTS).flatMap(([name, words]): [string, Json][] => {
    const part = objectIn(conditions[name]);
    return part === undefined ? [] : [[name, respellLists(part, words)]];
  });
  return { ...conditions, ...Object.fromEntries(parts) };
}

function respellLists(part: JsonObject, words: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((item: Json) => respell(item, words)) : value,
    ]),
  );
}

function respell(item: Json, words: readonly string[]): Json {
  if (typeof item !== 'string') return item;
  if (GUID.test(item)) return item.toLowerCase();
  return words.find((word) => word.toLowerCase() === item.toLowerCase()) ?? item;
}
