import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

const action = z.looseObject({
  actionType: z.string(),
  gracePeriodHours: z.int().nullable().optional(),
  notificationTemplateId: z.string().nullable().optional(),
  notificationMessageCCList: strings,
});

/** A deviceCompliancePolicy of any type, as Graph gives it with assignments and actions expanded (beta). */
export const deviceCompliancePolicySchema = wireSchema(
  graphObject.extend({
    '@odata.type': z.string(),
    scheduledActionsForRule: z
      .array(z.looseObject({ scheduledActionConfigurations: z.array(action).nullable().optional() }))
      .nullable()
      .optional(),
    assignments: z
      .array(z.looseObject({ target: z.looseObject({ '@odata.type': z.string() }) }))
      .nullable()
      .optional(),
  }),
);
