import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { oneOrMany } from '../../schemas/words.ts';
import { objectAt } from './read-wire.ts';

/** Graph has had two names for the same thing, and bodies with both. */
const properties = ['globalSecureAccess', 'networkAccess'] as const;

/** Traffic of Global Secure Access, in Graph's words (`includeTrafficProfiles`, a set in one string). */
export interface TrafficProfiles {
  readonly globalSecureAccess?: readonly string[] | undefined;
  readonly networkAccess?: readonly string[] | undefined;
}

// The beta types leave the words open (msgraph-beta-sdk-go, ConditionalAccessGlobalSecureAccess); `m365` is one of them.
const profiles = oneOrMany(z.string().regex(/^\w+$/, 'expected a word, e.g. `m365`'));

export const trafficMembers = {
  globalSecureAccess: profiles.optional().describe('Traffic profiles of Global Secure Access, e.g. `m365` (beta).'),
  networkAccess: profiles.optional().describe('The same by its older name in Graph (beta).'),
};

export function lowerTrafficProfiles(spec: TrafficProfiles): JsonObject {
  return Object.fromEntries(
    properties.flatMap((name) => {
      const words = spec[name];
      return words === undefined ? [] : [[name, { includeTrafficProfiles: words.join(',') }]];
    }),
  );
}

export function liftTrafficProfiles(applications: JsonObject): TrafficProfiles {
  return Object.fromEntries(
    properties.flatMap((name) => {
      const said = objectAt(applications, name)?.includeTrafficProfiles;
      const words = typeof said === 'string' ? said.split(',').map((word) => word.trim()) : [];
      const known = words.filter((word) => /^\w+$/.test(word));
      return known.length === 0 ? [] : [[name, known]];
    }),
  );
}
