import { z } from 'zod';
import { graphObject, wireSchema } from './graph-object.ts';

/** An authentication context, as Graph gives it (v1.0). */
export const authenticationContextClassReferenceSchema = wireSchema(
  graphObject.extend({
    description: z.string().nullable().optional(),
    isAvailable: z.boolean().nullable().optional(),
  }),
);
