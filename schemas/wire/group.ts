import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

/** A group, as Graph gives it with our `$select` (v1.0). */
export const groupSchema = wireSchema(
  graphObject.extend({
    groupTypes: strings,
    securityEnabled: z.boolean().nullable().optional(),
    membershipRule: z.string().nullable().optional(),
  }),
);
