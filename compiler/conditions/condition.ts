import type { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { Telling, Words } from '../../schemas/telling/telling.ts';

/**
 * Everything about one dimension of a sign-in: how a person says it, which Graph properties say it, and the way there and back.
 * Both directions live in one file, so one law over the registry tests the round trip of each.
 */
export interface Condition<Spec> {
  readonly name: string;
  readonly schema: z.ZodType<Spec>;
  /** The properties of a conditionalAccessPolicy this condition owns. No two conditions share one. */
  readonly wire: readonly Pointer[];
  /** What is written for a sentence that says nothing of this dimension, where that is not nothing. */
  readonly silent?: Spec;
  /** A part of `conditions`, holding nothing outside `wire`. Names stay names (references). */
  lower(spec: Spec): JsonObject;
  /**
   * What a person would have written for this part of `conditions`, given in canonical form; undefined when it says nothing of
   * this dimension. May be lossy on bodies no spec can say: the caller lowers again and compares.
   */
  lift(conditions: JsonObject): Spec | undefined;
  /** The shortest thing a person would write for a spec: the mirror of `schema`, so `schema.parse(write(spec))` is `spec` again. */
  write(spec: Spec): Json;
  /** The dimension in a sentence about a whole policy: `on Android and iOS`; its bare name where that is absent. */
  readonly phrase?: (spec: Spec) => Words;
  /** How a change of these properties is told to somebody who has never seen the tool; they cover all of `wire`. */
  readonly tell: readonly Telling[];
}
