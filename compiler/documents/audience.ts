import { z } from 'zod';
import { type UsersSpec, usersSchema } from '../conditions/users.ts';
import { type DocumentKind, header } from './document-kind.ts';

const schema = z.strictObject({
  kind: z.literal('Audience'),
  name: header.name,
  for: usersSchema.describe('The people, as a protection says them.'),
});

export interface AudienceSpec {
  readonly kind: 'Audience';
  readonly name: string;
  readonly for: UsersSpec;
}

/** People that several sentences are about, said once. It stands for nothing in the tenant: sentences that name it say it in full there. */
export const audience: DocumentKind<AudienceSpec> = {
  kind: 'Audience',
  description: 'People several protections are about, said once; they name it with `for: { audience: NAME }`.',
  schema: schema as unknown as z.ZodType<AudienceSpec>,
  lower: () => [],
};
