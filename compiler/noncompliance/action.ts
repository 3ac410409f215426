import type { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';

/**
 * Everything about one thing Intune can do to a device that is noncompliant. Add one by adding a file here and a line in `index.ts`.
 * `Spec` is what a person writes, as the schema gives it back.
 */
export interface NoncomplianceAction<Spec extends object> {
  /** The key that says which action an entry is, e.g. `mark`. No other action uses it. */
  readonly name: string;
  /** What happens, in a sentence that a delay ends: `mail is sent`. */
  readonly deed: string;
  /** Strict: an entry with the key of two actions fits neither. */
  readonly schema: z.ZodType<Spec>;
  /** The scheduledActionConfiguration for Graph. */
  lower(spec: Spec): JsonObject;
  /** The mirror of `lower`; undefined when the configuration is another action or says more than a `Spec` can. */
  lift(configuration: JsonObject): Spec | undefined;
}
