import { z } from 'zod';
import type { Json, JsonObject } from './json.ts';

/** zod's own JSON, typed as the read-only JSON the rest of the program speaks of. */
export const jsonSchema = z.json() as unknown as z.ZodType<Json>;
export const jsonObjectSchema = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>;
