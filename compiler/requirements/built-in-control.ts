import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Requirement } from './requirement.ts';

/** True when the grant controls list this built-in control. */
export function hasBuiltInControl(grantControls: JsonObject, control: string): boolean {
  return Array.isArray(grantControls.builtInControls) && grantControls.builtInControls.includes(control);
}

/** A requirement that is one word here and one word in Graph (conditionalAccessGrantControl), with nothing more to say. */
export function builtInControl(name: string, control: string, noun: string, description: string): Requirement<true> {
  return {
    name,
    noun,
    schema: z.literal(true).describe(description),
    bare: true,
    lower: () => ({ builtInControls: [control] }),
    lift: (grantControls) => (hasBuiltInControl(grantControls, control) ? true : undefined),
    write: () => true,
  };
}
