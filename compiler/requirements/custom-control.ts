import { z } from 'zod';
import { oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import type { Requirement } from './requirement.ts';

/** Controls of a partner, by the id the tenant configured them with (conditionalAccessGrantControls.customAuthenticationFactors). */
export const customControl: Requirement<readonly string[]> = {
  name: 'customControl',
  noun: 'the custom control',
  schema: oneOrMany(z.string().min(1)).describe('Custom controls, by id.'),
  bare: undefined,
  lower: (ids) => ({ customAuthenticationFactors: ids }),
  lift: ({ customAuthenticationFactors: factors }) => {
    const ids = Array.isArray(factors) ? factors.filter((id) => typeof id === 'string' && id !== '') : [];
    return ids.length === 0 ? undefined : (ids as string[]);
  },
  write: writeOneOrMany,
};
