import { z } from 'zod';
import { oneOrMany } from '../../schemas/words.ts';

const ids = oneOrMany(z.string().min(1));

/** Ids of the scope tags of an Intune object: which administrators see it. */
export const scopeTagsSchema = ids
  .optional()
  .describe('Ids of scope tags, which decide which administrators see it; `"0"`, the default one, when absent.');
