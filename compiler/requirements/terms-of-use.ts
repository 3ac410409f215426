import { z } from 'zod';
import { nameOrId } from '../../schemas/reference.ts';
import { oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { writtenName } from '../../schemas/written-name.ts';
import type { Requirement } from './requirement.ts';

/** Agreements a person has accepted, by display name. Always a list on the wire (Microsoft365DSC issue 5742). */
export const termsOfUse: Requirement<readonly string[]> = {
  name: 'termsOfUse',
  noun: 'the terms of use',
  schema: oneOrMany(z.string().min(1)).describe('Terms of use, by display name.'),
  bare: undefined,
  lower: (names) => ({ termsOfUse: names.map((name) => nameOrId('agreements', name)) }),
  lift: ({ termsOfUse: agreements }) =>
    Array.isArray(agreements) && agreements.length > 0
      ? agreements.map((agreement) => writtenName('agreements', agreement))
      : undefined,
  write: writeOneOrMany,
};
