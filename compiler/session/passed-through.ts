import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { tellPresence } from '../../schemas/telling/tell-presence.ts';
import type { SessionControl } from './session-control.ts';

/** A control that real beta bodies have and no published schema describes: what stands there is passed through as it is. */
export function passedThrough(name: string): SessionControl<JsonObject> {
  return {
    name,
    schema: z
      .record(z.string(), z.json())
      .refine((body) => Object.keys(body).length > 0, 'expected at least one member, e.g. `isEnabled: true`')
      .describe(`Graph's own object for \`${name}\`, passed through as it is; beta only.`) as z.ZodType<JsonObject>,
    wire: [`/sessionControls/${name}`],
    lower: (spec) => ({ [name]: spec }),
    lift(sessionControls) {
      const body = sessionControls[name];
      return isJsonObject(body) && Object.keys(body).length > 0 ? body : undefined;
    },
    write: (spec) => spec,
    tell: [
      tellPresence(`/sessionControls/${name}`, `${name} is set for the session`, `${name} is no longer set`, 'mixed'),
    ],
  };
}
