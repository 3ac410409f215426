import { z } from 'zod';
import { type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import type { Condition } from '../conditions/condition.ts';
import { whenConditions } from '../conditions/index.ts';
import { mergeParts } from './merge-parts.ts';

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
  return mergeParts(namesIn(when).map((name) => lowerOne(name, when)));
}

/** The part of `conditions` that is written although no clause says it. */
export function lowerSilence(): JsonObject {
  return mergeParts(Object.values(whenConditions).map((part) => silenceOf(part as Condition<unknown>)));
}

/**
 * The clause a person would have written for these `conditions`. What is written anyway needs no word; what no condition owns is
 * not looked at, and what none can say is lost: the caller lowers again and compares.
 */
export function liftWhen(conditions: JsonObject): WhenSpec {
  const specs = Object.entries(whenConditions).flatMap(([name, registered]) => {
    const part = registered as Condition<unknown>;
    const spec = part.lift(conditions);
    const isSaid = spec !== undefined && stableStringify(part.lower(spec)) !== stableStringify(silenceOf(part));
    return isSaid ? [[name, spec]] : [];
  });
  return Object.fromEntries(specs) as WhenSpec;
}

/** The mirror of the schema. */
export function writeWhen(when: WhenSpec): Json {
  const written = namesIn(when).map((name) => [name, (whenConditions[name] as Condition<unknown>).write(when[name])]);
  return Object.fromEntries(written) as JsonObject;
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

function silenceOf(part: Condition<unknown>): JsonObject {
  return part.silent === undefined ? {} : part.lower(part.silent);
}

/** The registry pairs each name with its own spec type; TypeScript cannot follow that through an index. */
function lowerOne(name: ConditionName, when: WhenSpec): JsonObject {
  return (whenConditions[name] as Condition<unknown>).lower(when[name]);
}
