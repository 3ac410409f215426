import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';

const members = {
  id: z
    .string()
    .regex(/^[cC][1-9][0-9]?$/, 'expected an id from `c1` to `c99`')
    .transform((id) => id.toLowerCase())
    .optional()
    .describe('The id applications and labels name it by, `c1` to `c99`. It cannot change.'),
  description: z.string().optional(),
  published: z.boolean().optional().describe('Whether applications are offered it; unpublished when absent.'),
};

export interface AuthenticationContextSpec extends EitherSpec {
  readonly kind: 'AuthenticationContext';
  readonly id?: string | undefined;
  readonly description?: string | undefined;
  readonly published?: boolean | undefined;
}

/** An authentication context: a name applications ask for when somebody does something that needs more than a sign-in. */
export const authenticationContext = eitherForm<AuthenticationContextSpec>({
  kind: 'AuthenticationContext',
  description: 'A context that applications ask for and policies protect, e.g. opening confidential files.',
  collection: 'authenticationContextClassReferences',
  members,
  needs: ['id'],
  bodyNeeds: ['id'],
  wires: { id: '/id', description: '/description', published: '/isAvailable' },
  lower: ({ id, description, published }): JsonObject => ({
    ...(id === undefined ? {} : { id }),
    ...(description === undefined ? {} : { description }),
    ...(published === undefined ? {} : { isAvailable: published }),
  }),
  lift: ({ id, description, isAvailable }) => ({
    ...(id == null ? {} : { id }),
    ...(description == null ? {} : { description }),
    ...(isAvailable == null ? {} : { published: isAvailable }),
  }),
});
