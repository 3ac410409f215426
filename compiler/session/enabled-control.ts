import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** The object of a control that is on. One that is written out as off (`isEnabled: false`) is something no word of ours says. */
export function enabledAt(sessionControls: JsonObject, property: string): JsonObject | undefined {
  const body: Json | undefined = sessionControls[property];
  return isJsonObject(body) && body.isEnabled === true ? body : undefined;
}
