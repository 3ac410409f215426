import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

/** An authentication strength, as Graph gives it with its configurations expanded (v1.0). */
export const authenticationStrengthPolicySchema = wireSchema(
  graphObject.extend({
    description: z.string().nullable().optional(),
    policyType: z.string().nullable().optional(),
    allowedCombinations: strings,
    combinationConfigurations: z
      .array(z.looseObject({ '@odata.type': z.string().optional(), appliesToCombinations: strings }))
      .nullable()
      .optional(),
  }),
);
