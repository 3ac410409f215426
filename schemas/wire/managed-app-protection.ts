import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

/**
 * An app protection policy of any type, as Graph gives it with apps and assignments expanded (beta). Its collection says its type: a
 * read names none (microsoftgraph/powershell-intune-samples, ManagedAppPolicy_Export.ps1 adds it by hand).
 */
export const managedAppProtectionSchema = wireSchema(
  graphObject.extend({
    '@odata.type': z.string().optional(),
    apps: z
      .array(z.looseObject({ mobileAppIdentifier: z.looseObject({}).nullable().optional() }))
      .nullable()
      .optional(),
    assignments: z
      .array(z.looseObject({ target: z.looseObject({ '@odata.type': z.string() }) }))
      .nullable()
      .optional(),
    roleScopeTagIds: strings,
  }),
);
