import type { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';

/** What one requirement adds to `grantControls`. */
export interface GrantFragment {
  readonly builtInControls?: readonly string[];
  /** `{id}` of an authentication strength, as a reference or as the id itself. */
  readonly authenticationStrength?: JsonObject;
  /** Agreements, as references or as ids. */
  readonly termsOfUse?: readonly Json[];
  readonly customAuthenticationFactors?: readonly string[];
}

/** Everything about one thing that can be required before access is granted. */
export interface Requirement<Spec> {
  readonly name: string;
  /** What is required, in a sentence: `a compliant device`. */
  readonly noun: string;
  /** What may stand behind the name: `compliantDevice: corporate-phones`. */
  readonly schema: z.ZodType<Spec>;
  /** What the bare word means, or undefined where the word alone says too little. */
  readonly bare: Spec | undefined;
  lower(spec: Spec): GrantFragment;
  /** The mirror of `lower`, on `grantControls` in canonical form. */
  lift(grantControls: JsonObject): Spec | undefined;
  /** What a person would write behind the name, the mirror of `schema`. Not asked where the spec is what the bare word means. */
  write(spec: Spec): Json;
}
