import { z } from 'zod';
import { caseInsensitiveEnum } from '../../schemas/words.ts';

const name = z.string().trim().min(1);

const filterSchema = z
  .union([
    z.strictObject({ include: name.describe('The AssignmentFilter whose devices get the policy; others do not.') }),
    z.strictObject({ exclude: name.describe('The AssignmentFilter whose devices do not get the policy.') }),
    caseInsensitiveEnum(['none']),
  ])
  .describe('Which devices of these people or groups: those an AssignmentFilter matches, or those it does not.');

const everybody = caseInsensitiveEnum(['allUsers', 'allDevices']);
const filter = filterSchema.optional();

const entrySchema = z.union(
  [
    everybody.transform((to) => ({ to })),
    z.strictObject({ to: everybody.describe('All users or all devices of the tenant.'), filter }),
    z.strictObject({ group: name.describe('A group of users or of devices.'), filter }),
    z.strictObject({ except: name.describe('A group that does not get it.'), filter }),
  ],
  {
    error:
      'an entry is `allUsers`, `allDevices`, `{ group: NAME }` or `{ except: NAME }`; with a filter `{ group: NAME, filter: { include: NAME } }` or `{ to: allDevices, filter: … }`',
  },
);

/** To whom Intune gives a policy, said group by group. An entry says one target; the whole list is one set. */
export const assignSchema = z
  .array(entrySchema, { error: 'expected a list, e.g. `[group: Sales, except: Interns]` or `[allUsers]`' })
  .min(1)
  .describe('To whom it is assigned: `allUsers`, `allDevices`, `{ group: NAME }` and `{ except: NAME }`.');

/** One assignment, as the schema gives it back. */
export type AssignEntry = z.output<typeof entrySchema>;
export type AssignFilter = z.output<typeof filterSchema>;
