import type { z } from 'zod';
import type { Json, JsonObject } from '../../schemas/json.ts';

/** The platforms an app protection policy can be for, in the words of Conditional Access. */
export const appPlatforms = ['iOS', 'android'] as const;
export type AppPlatform = (typeof appPlatforms)[number];

/** A demand a platform does not know, and why, in a sentence for the person who asked for it. */
export interface Refused {
  readonly unsupported: string;
}

/** How a platform says a demand: both directions together, so that one law tests both. */
export interface Answer {
  /** The Graph properties the demand owns on this platform; no other demand does. */
  readonly properties: readonly string[];
  /** `value` has passed the schema of its demand. */
  lower(value: Json): JsonObject | Refused;
  /** The mirror of `lower`: what a person would write; undefined where the body does not say it in a way words reach. */
  lift(body: JsonObject): Json | undefined;
}

/** One thing that is demanded of an app: answered, or refused with a reason, on every platform. */
export interface Demand {
  readonly name: string;
  readonly description: string;
  /** What may stand behind the name. Reading what it gave changes nothing, so that a value is its own written form. */
  readonly schema: z.ZodType<Json>;
  readonly on: { readonly [Platform in AppPlatform]: Answer | Refused };
}

/** Demands that are said together, under one word. Add a clause by adding a file here and a line in `index.ts`. */
export interface Clause {
  readonly name: string;
  readonly description: string;
  readonly parts: readonly (Demand | Clause)[];
  /** Single words that stand for the whole clause. */
  readonly words?: Readonly<Record<string, JsonObject>>;
  /** What saying anything in the clause means besides, unless it is said otherwise. */
  readonly implied?: JsonObject;
}

export function isClause(part: Demand | Clause): part is Clause {
  return 'parts' in part;
}

export function isRefused(answer: Answer | JsonObject | Refused): answer is Refused {
  return 'unsupported' in answer;
}
