import type { z } from 'zod';
import type { Json } from '../../schemas/json.ts';

/** A schema whose output is read as JSON: what it lets through came from JSON, and what it makes of it is text, numbers and lists of them. */
export function jsonSchema(schema: z.ZodType): z.ZodType<Json> {
  return schema as unknown as z.ZodType<Json>;
}
