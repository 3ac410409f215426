import type { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { Telling } from '../../schemas/telling/telling.ts';

/** Everything about one session control: what happens after access is granted. The contract is that of a Condition. */
export interface SessionControl<Spec> {
  readonly name: string;
  readonly schema: z.ZodType<Spec>;
  readonly wire: readonly Pointer[];
  /** A part of `sessionControls`. */
  lower(spec: Spec): JsonObject;
  lift(sessionControls: JsonObject): Spec | undefined;
  /** The mirror of `schema`: the shortest thing a person would write for a spec. */
  write(spec: Spec): Json;
  readonly tell: readonly Telling[];
}
