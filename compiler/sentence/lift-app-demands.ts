import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { type AppPlatform, type Clause, type Demand, isClause, isRefused } from '../app-protection/demand.ts';
import { appDemands } from '../app-protection/index.ts';

/** The clauses that say a body, as a person would write them, and the properties they say. */
export interface LiftedClauses {
  readonly clauses: JsonObject;
  readonly properties: ReadonlySet<string>;
}

/** The mirror of lowering every demand. What no word reaches is left out, and its properties with it. */
export function liftDemands(platform: AppPlatform, body: JsonObject): LiftedClauses {
  const properties = new Set<string>();
  const clauses = liftParts(appDemands, platform, body, properties);
  return { clauses, properties };
}

function liftParts(
  parts: readonly (Demand | Clause)[],
  platform: AppPlatform,
  body: JsonObject,
  properties: Set<string>,
): JsonObject {
  const members = parts.flatMap((part): [string, Json][] => {
    if (isClause(part)) {
      const inner = liftParts(part.parts, platform, body, properties);
      return Object.keys(inner).length === 0 ? [] : [[part.name, written(part, inner)]];
    }
    const answer = part.on[platform];
    const value = isRefused(answer) ? undefined : answer.lift(body);
    if (isRefused(answer) || value === undefined) return [];
    for (const property of answer.properties) properties.add(property);
    return [[part.name, value]];
  });
  return Object.fromEntries(members);
}

/** The shortest way to write a clause: one word for all of it, and nothing that goes without saying. */
function written({ words = {}, implied = {} }: Clause, members: JsonObject): Json {
  const same = (left: Json, right: Json) => stableStringify(left) === stableStringify(right);
  const word = Object.entries(words).find(([, meaning]) => same(meaning, members));
  if (word !== undefined) return word[0];
  return Object.fromEntries(
    Object.entries(members).filter(
      ([name, value]) => implied[name] === undefined || !same(implied[name] ?? null, value),
    ),
  );
}
