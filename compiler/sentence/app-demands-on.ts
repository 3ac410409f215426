import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import {
  type AppPlatform,
  type Clause,
  type Demand,
  isClause,
  isRefused,
  type Refused,
} from '../app-protection/demand.ts';
import { appDemands } from '../app-protection/index.ts';

/** One demand as it is made on one platform, where in the document that is said, and what the platform makes of it. */
export interface MadeDemand {
  readonly name: string;
  readonly said: Pointer;
  readonly answer: JsonObject | Refused;
}

/** Clauses as a document holds them: for all its platforms, and for one only. The latter override the former, word by word. */
export interface SaidClauses {
  readonly common: JsonObject;
  readonly own: JsonObject;
}

/** Every demand a document makes on a platform. */
export function demandsOn(platform: AppPlatform, { common, own }: SaidClauses): readonly MadeDemand[] {
  return madeBy(appDemands, platform, { value: common, said: '' }, { value: own, said: `/onlyOn/${platform}` });
}

interface Place {
  readonly value: JsonObject;
  readonly said: Pointer;
}

function madeBy(
  parts: readonly (Demand | Clause)[],
  platform: AppPlatform,
  common: Place,
  own: Place,
): readonly MadeDemand[] {
  return parts.flatMap((part): readonly MadeDemand[] => {
    const [inner, ownInner] = [below(common, part.name), below(own, part.name)];
    if (isClause(part)) return madeByClause(part, platform, inner, ownInner);
    const place = own.value[part.name] === undefined ? common : own;
    const value = place.value[part.name];
    if (value === undefined) return [];
    return [{ name: part.name, said: `${place.said}/${part.name}`, answer: answerOf(part, platform, value) }];
  });
}

function madeByClause(clause: Clause, platform: AppPlatform, common: Place, own: Place): readonly MadeDemand[] {
  const isSilent = Object.keys(common.value).length + Object.keys(own.value).length === 0;
  if (isSilent) return [];
  const implied = Object.fromEntries(
    Object.entries(clause.implied ?? {}).filter(
      ([name]) => common.value[name] === undefined && own.value[name] === undefined,
    ),
  );
  const place = Object.keys(own.value).length === 0 ? common : own;
  const said = madeBy(clause.parts, platform, common, own);
  const meant = madeBy(clause.parts, platform, { value: implied, said: place.said }, { value: {}, said: place.said });
  return [...said, ...meant.map((demand) => ({ ...demand, said: place.said }))];
}

function below({ value, said }: Place, name: string): Place {
  const member = value[name];
  return { value: isJsonObject(member) ? member : {}, said: `${said}/${name}` };
}

function answerOf({ on }: Demand, platform: AppPlatform, value: Json): JsonObject | Refused {
  const answer = on[platform];
  return isRefused(answer) ? answer : answer.lower(value);
}
