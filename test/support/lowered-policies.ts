import fc from 'fast-check';
import type { Condition } from '../../compiler/conditions/condition.ts';
import { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { requirements } from '../../compiler/requirements/index.ts';
import { lowerRequire, type RequirementUse, type RequireSpec } from '../../compiler/sentence/require.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import type { SessionControl } from '../../compiler/session/session-control.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { conditionSpecs, requirementSpecs, sessionSpecs } from './arbitraries.ts';

/** Bodies that hold, each, one word of the language with a random spec: everything sentences can write, in pieces. */
export function loweredPolicies(runsPerWord: number): readonly JsonObject[] {
  const conditions = Object.entries({ ...mainConditions, ...whenConditions }).flatMap(([name, condition]) =>
    sample(conditionSpecs, name, runsPerWord).map((spec) => ({
      conditions: (condition as unknown as Condition<unknown>).lower(spec),
    })),
  );
  const sessions = Object.entries(sessionControls).flatMap(([name, control]) =>
    sample(sessionSpecs, name, runsPerWord).map((spec) => ({
      sessionControls: (control as unknown as SessionControl<unknown>).lower(spec),
    })),
  );
  const grants = Object.keys(requirements).flatMap((name) =>
    sample(requirementSpecs, name, runsPerWord).map((spec) => {
      const use = { name, spec } as RequirementUse;
      return { grantControls: lowerRequire({ operator: 'AND', uses: [use] } as RequireSpec) };
    }),
  );
  return [{ displayName: '', state: '' }, ...conditions, ...sessions, ...grants];
}

function sample(specs: Readonly<Record<string, fc.Arbitrary<unknown>>>, name: string, runs: number) {
  const found = specs[name];
  if (found === undefined) throw new Error(`test/support/arbitraries.ts has no specs for ${name}`);
  return fc.sample(found, runs);
}
