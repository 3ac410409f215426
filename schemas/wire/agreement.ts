import { z } from 'zod';
import { graphObject, wireSchema } from './graph-object.ts';

/** Terms of use, as Graph gives them (v1.0). */
export const agreementSchema = wireSchema(
  graphObject.extend({
    isViewingBeforeAcceptanceRequired: z.boolean().nullable().optional(),
    isPerDeviceAcceptanceRequired: z.boolean().nullable().optional(),
    userReacceptRequiredFrequency: z.string().nullable().optional(),
    termsExpiration: z.looseObject({}).nullable().optional(),
  }),
);
