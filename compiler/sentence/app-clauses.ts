import { z } from 'zod';
import type { Json } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { type Clause, type Demand, isClause } from '../app-protection/demand.ts';
import { appDemands } from '../app-protection/index.ts';
import { jsonSchema } from '../app-protection/json-schema.ts';

/** The clauses a document may hold, each optional. */
export function clausesShape(): Readonly<Record<string, z.ZodType<Json | undefined>>> {
  return shapeOf(appDemands);
}

function shapeOf(parts: readonly (Demand | Clause)[]): Readonly<Record<string, z.ZodType<Json | undefined>>> {
  return Object.fromEntries(
    parts.map((part) => [
      part.name,
      (isClause(part) ? clauseSchema(part) : part.schema).describe(part.description).optional(),
    ]),
  );
}

function clauseSchema({ parts, words }: Clause): z.ZodType<Json> {
  const whole = z.strictObject(shapeOf(parts));
  if (words === undefined) return jsonSchema(whole);
  const word = caseInsensitiveEnum(Object.keys(words) as [string, ...string[]]).transform((name) => words[name] ?? {});
  return jsonSchema(z.union([word, whole]));
}
