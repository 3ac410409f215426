import { z } from 'zod';
import { oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { hasBuiltInControl } from './built-in-control.ts';
import type { Requirement } from './requirement.ts';

export interface CompliantDevice {
  /** DeviceStandards that say what compliant means; none: whatever compliance policies the tenant has. */
  readonly standards: readonly string[];
}

/**
 * A device Intune calls compliant. Naming a DeviceStandard here is what joins the two halves: the standard's compliance policies
 * are assigned to the very people of this sentence.
 */
export const compliantDevice: Requirement<CompliantDevice> = {
  name: 'compliantDevice',
  noun: 'a compliant device',
  schema: oneOrMany(z.string().min(1))
    .transform((standards): CompliantDevice => ({ standards }))
    .describe(
      'A compliant device; names the DeviceStandard that says what compliant means.',
    ) as z.ZodType<CompliantDevice>,
  bare: { standards: [] },
  lower: () => ({ builtInControls: ['compliantDevice'] }),
  lift: (grantControls) => (hasBuiltInControl(grantControls, 'compliantDevice') ? { standards: [] } : undefined),
  write: ({ standards }) => writeOneOrMany(standards),
};
