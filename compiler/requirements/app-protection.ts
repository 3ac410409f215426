import { z } from 'zod';
import { oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { hasBuiltInControl } from './built-in-control.ts';
import type { Requirement } from './requirement.ts';

export interface ProtectedApp {
  /** AppProtections that say what protected means; none: whatever app protection policies the tenant has. */
  readonly policies: readonly string[];
}

/**
 * An app under an app protection policy. Naming an AppProtection here is what makes it true: its policies are assigned to the very
 * people of this sentence.
 */
export const appProtection: Requirement<ProtectedApp> = {
  name: 'appProtection',
  noun: 'a protected app',
  schema: oneOrMany(z.string().min(1))
    .transform((policies): ProtectedApp => ({ policies }))
    .describe(
      'An app under an app protection policy; names the AppProtection that says which.',
    ) as z.ZodType<ProtectedApp>,
  bare: { policies: [] },
  lower: () => ({ builtInControls: ['compliantApplication'] }),
  lift: (grantControls) => (hasBuiltInControl(grantControls, 'compliantApplication') ? { policies: [] } : undefined),
  write: ({ policies }) => writeOneOrMany(policies),
};
