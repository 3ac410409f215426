import { type AppPlatform, type Clause, type Demand, isClause, isRefused } from '../app-protection/demand.ts';
import { appDemands } from '../app-protection/index.ts';

/** The words that say a property of Graph's on a platform, from the clause inwards; undefined where it is no demand's. */
export function demandOf(platform: AppPlatform, property: string): readonly string[] | undefined {
  return search(appDemands, platform, property);
}

function search(
  parts: readonly (Demand | Clause)[],
  platform: AppPlatform,
  property: string,
): readonly string[] | undefined {
  for (const part of parts) {
    if (isClause(part)) {
      const inner = search(part.parts, platform, property);
      if (inner !== undefined) return [part.name, ...inner];
      continue;
    }
    const answer = part.on[platform];
    if (!isRefused(answer) && answer.properties.includes(property)) return [part.name];
  }
  return undefined;
}
