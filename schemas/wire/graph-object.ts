import { z } from 'zod';
import type { JsonObject } from '../json.ts';

/** What every managed object carries: an id once it exists, and a display name. Unknown properties pass through. */
export const graphObject = z.looseObject({ id: z.string().optional(), displayName: z.string().nullable().optional() });

/** Strings, null or nothing: Graph writes an unset collection in all three ways. */
export const strings = z.array(z.string()).nullable().optional();

/** A schema whose output is read as JSON: its input always came from JSON text. */
export function wireSchema<Shape extends z.ZodType>(shape: Shape): z.ZodType<JsonObject> {
  return shape as unknown as z.ZodType<JsonObject>;
}
