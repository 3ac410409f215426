import { z } from 'zod';
import { wireSchema } from './graph-object.ts';

/** deviceManagement, read for its settings (beta). Without them nothing can be concluded. */
export const deviceManagementSettingsSchema = wireSchema(
  z.looseObject({
    settings: z.looseObject({
      secureByDefault: z.boolean(),
      deviceComplianceCheckinThresholdDays: z.int().nullable().optional(),
      enhancedJailBreak: z.boolean().nullable().optional(),
    }),
  }),
);
