import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { Condition } from '../conditions/condition.ts';
import { whenConditions } from '../conditions/index.ts';

type SpecOf<Part> = Part extends Condition<infer Spec> ? Spec : never;

/** The clause `when`: any of the conditions in the registry, each at most once. */
export type WhenSpec = {
  readonly [Name in keyof typeof whenConditions]?: SpecOf<(typeof whenConditions)[Name]> | undefined;
};

type ConditionName = keyof typeof whenConditions;

const members = Object.fromEntries(
  Object.entries(whenConditions).map(([name, part]) => [name, part.schema.optional()]),
);

/** Built from the registry, so that a new condition needs no line here; the type above says what the shape comes to. */
export const whenSchema = z
  .strictObject(members)
  .describe('Conditions; all of them must hold. Absent means always.') as unknown as z.ZodType<WhenSpec>;

/** `conditions` for this clause. */
export function lowerWhen(when: WhenSpec): JsonObject {
  return Object.assign({}, ...namesIn(when).map((name) => lowerOne(name, when)));
}

/** Which part of the clause is behind which part of the body. */
export function whenSources(
  when: WhenSpec,
  said: Pointer,
): readonly { readonly wire: Pointer; readonly said: Pointer }[] {
  return namesIn(when).flatMap((name) => whenConditions[name].wire.map((wire) => ({ wire, said: `${said}/${name}` })));
}

/** The conditions a clause uses, in registry order. */
export function namesIn(when: WhenSpec): readonly ConditionName[] {
  return (Object.keys(whenConditions) as ConditionName[]).filter((name) => when[name] !== undefined);
}

/** The registry pairs each name with its own spec type; TypeScript cannot follow that through an index. */
function lowerOne(name: ConditionName, when: WhenSpec): JsonObject {
  return (whenConditions[name] as Condition<unknown>).lower(when[name]);
}
