import { z } from 'zod';
import { caseInsensitiveEnum, oneOrMany } from '../schemas/words.ts';

/** What a notification can be about. drift also covers its repair and its proposal; recovery: all is well again. */
const notificationEvents = ['drift', 'failure', 'recovery'] as const;

/** Where the service sends a word. The address is a secret (whoever has it can write to the channel), so it stands in the environment. */
export const notificationSchema = z.strictObject({
  form: caseInsensitiveEnum(['teams', 'slack', 'json']).describe('What the webhook understands.'),
  urlVariable: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'write the name of an environment variable, not the address itself')
    .describe('Environment variable that holds the address of the webhook.'),
  events: oneOrMany(caseInsensitiveEnum(notificationEvents))
    .optional()
    .describe('What to tell; everything when absent.'),
  tenants: oneOrMany(z.string().min(1)).optional().describe('Only about these tenants; all when absent.'),
});
export type NotificationTarget = z.output<typeof notificationSchema>;
