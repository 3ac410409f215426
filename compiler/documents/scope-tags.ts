import { z } from 'zod';
import { oneOrMany } from '../../schemas/words.ts';

/** Ids of the scope tags of an Intune object: which administrators see it. */
export const scopeTagsSchema = oneOrMany(z.string().min(1))
  .optional()
  .describe('Ids of scope tags, which decide which administrators see it; `"0"`, the default one, when absent.');
