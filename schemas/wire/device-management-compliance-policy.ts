import { z } from 'zod';
import { strings, wireSchema } from './graph-object.ts';

const instance = z.looseObject({ '@odata.type': z.string().optional(), settingDefinitionId: z.string() });

const action = z.looseObject({
  actionType: z.string(),
  gracePeriodHours: z.int().nullable().optional(),
  notificationTemplateId: z.string().nullable().optional(),
  notificationMessageCCList: strings,
});

/** A deviceManagementCompliancePolicy, as Graph gives it with settings, assignments and actions (beta). */
export const deviceManagementCompliancePolicySchema = wireSchema(
  z.looseObject({
    id: z.string().optional(),
    name: z.string(),
    platforms: z.string(),
    technologies: z.string(),
    settings: z
      .array(z.looseObject({ settingInstance: instance }))
      .nullable()
      .optional(),
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
