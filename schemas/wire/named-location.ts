import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

/** A namedLocation of any type, as Graph gives it (v1.0). */
export const namedLocationSchema = wireSchema(
  graphObject.extend({
    '@odata.type': z.string(),
    isTrusted: z.boolean().nullable().optional(),
    ipRanges: z
      .array(z.looseObject({ cidrAddress: z.string() }))
      .nullable()
      .optional(),
    countriesAndRegions: strings,
  }),
);
