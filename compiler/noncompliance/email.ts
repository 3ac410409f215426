import { z } from 'zod';
import { nameOrId, writtenForm } from '../../schemas/reference.ts';
import { oneOrMany } from '../../schemas/words.ts';
import type { NoncomplianceAction } from './action.ts';
import { readConfiguration, writeConfiguration } from './configuration.ts';
import { delaySchema, formatDelay, hoursOf } from './delay.ts';

const nameSchema = z.string().trim().min(1);

const schema = z
  .strictObject({
    email: delaySchema.describe('When the message is sent.'),
    template: z
      .string({ error: 'an email needs a `template`, the name of a notification message template' })
      .trim()
      .min(1)
      .describe('Name of the notification message template to send.'),
    cc: oneOrMany(nameSchema).optional().describe('Groups that get the message as well.'),
  })
  .describe('Send the user of the device an email.');

/** May stand in a policy several times, e.g. a second message after a week (Microsoft docs: actions-for-noncompliance, 2024-01). */
export const email: NoncomplianceAction<z.output<typeof schema>> = {
  name: 'email',
  deed: 'mail is sent',
  schema,
  lower: (spec) =>
    writeConfiguration({
      actionType: 'notification',
      gracePeriodHours: hoursOf(spec.email),
      template: nameOrId('notificationMessageTemplates', spec.template),
      cc: (spec.cc ?? []).map((group) => nameOrId('groups', group)),
    }),
  lift(json) {
    const configuration = readConfiguration(json);
    if (configuration?.actionType !== 'notification' || configuration.template === undefined) return undefined;
    return {
      email: formatDelay(configuration.gracePeriodHours),
      template: writtenForm(configuration.template),
      ...(configuration.cc.length === 0 ? {} : { cc: configuration.cc.map(writtenForm) }),
    };
  },
};
