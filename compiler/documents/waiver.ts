import { z } from 'zod';
import { type DocumentKind, header } from './document-kind.ts';

const filled = z.string().max(1024).regex(/\S/, 'expected some text');

const schema = z
  .strictObject({
    kind: z.literal('Waiver'),
    name: header.name,
    object: z
      .string()
      .min(1)
      .optional()
      .describe('The object left alone: `kind/name` as `plan` prints it, or the name of its document.'),
    unmanaged: z
      .string()
      .min(1)
      .optional()
      .describe('Instead of `object`: id or title of an object that no document declares and drift is not to tell.'),
    property: z
      .string()
      .min(1)
      .optional()
      .describe(
        'A JSON pointer into the Graph body as `plan` prints it (`/conditions/locations`), or a word of the language (`rollout`); the whole object when absent.',
      ),
    value: z
      .json()
      .optional()
      .describe('Covers only this value, or this member of a list; any value of the property when absent.'),
    reason: filled.describe('Why the deviation is accepted.'),
    owner: filled.describe('Who answers for it: a person or a group.'),
    until: z.iso
      .date('expected a date such as `2026-12-31`')
      .describe('The last day it holds, in UTC. Afterwards it is an error until it is removed or extended.'),
  })
  .superRefine(({ object, unmanaged, property, value }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (object !== undefined && unmanaged !== undefined)
      refuse('unmanaged', 'it is about one object: keep either `object` or `unmanaged`');
    if (object === undefined && unmanaged === undefined)
      refuse('name', 'say with `object` which object is left alone, or with `unmanaged` which is not told');
    if (unmanaged !== undefined && property !== undefined)
      refuse('property', 'nothing about an object that is not ours is compared: leave `property` out');
    if (value !== undefined && property === undefined) refuse('value', 'say with `property` whose value it is');
  });

export type WaiverSpec = z.output<typeof schema>;

/** An accepted deviation. It stands for nothing in the tenant: what it covers is left as it is there. */
export const waiver: DocumentKind<WaiverSpec> = {
  kind: 'Waiver',
  description: 'An accepted deviation: a property, or an object, that is left as the tenant has it until a day.',
  schema,
  lower: () => [],
};
