import { z } from 'zod';
import { isJsonObject } from '../../schemas/json.ts';
import { nameOrId } from '../../schemas/reference.ts';
import { writtenName } from '../../schemas/written-name.ts';
import type { Requirement } from './requirement.ts';

/** A set of authentication methods, by the display name of the strength, e.g. `Phishing-resistant MFA`. */
export const authenticationStrength: Requirement<string> = {
  name: 'authenticationStrength',
  noun: 'the authentication strength',
  schema: z.string().min(1).describe('An authentication strength, by display name.'),
  bare: undefined,
  lower: (name) => ({ authenticationStrength: { id: nameOrId('authenticationStrengthPolicies', name) } }),
  lift: (grantControls) => {
    const strength = grantControls.authenticationStrength;
    const id = isJsonObject(strength) ? strength.id : undefined;
    return id === undefined ? undefined : writtenName('authenticationStrengthPolicies', id);
  },
  write: (name) => name,
};
