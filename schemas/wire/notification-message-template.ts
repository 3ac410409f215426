import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

const message = z.looseObject({
  locale: z.string().nullable().optional(),
  subject: z.string().nullable().optional(),
  messageTemplate: z.string().nullable().optional(),
  isDefault: z.boolean().nullable().optional(),
});

/** A notificationMessageTemplate, as Graph gives it with its messages expanded (beta). */
export const notificationMessageTemplateSchema = wireSchema(
  graphObject.extend({
    description: z.string().nullable().optional(),
    brandingOptions: z.string().nullable().optional(),
    defaultLocale: z.string().nullable().optional(),
    roleScopeTagIds: strings,
    localizedNotificationMessages: z.array(message).nullable().optional(),
  }),
);
