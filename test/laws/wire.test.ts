import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../compiler/conditions/condition.ts';
import { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { requirements } from '../../compiler/requirements/index.ts';
import type { Requirement } from '../../compiler/requirements/requirement.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import type { SessionControl } from '../../compiler/session/session-control.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { formatPointer, isWithin, type Pointer } from '../../schemas/pointer.ts';
import { conditionSpecs, requirementSpecs, sessionSpecs } from '../support/arbitraries.ts';

const conditions = Object.entries({ ...mainConditions, ...whenConditions }) as unknown as [
  string,
  Condition<unknown>,
][];
const requirementEntries = Object.entries(requirements) as unknown as [string, Requirement<unknown>][];
const sessions = Object.entries(sessionControls) as unknown as [string, SessionControl<unknown>][];

/** Both read and write one part of a policy, and say which. */
const wired = [
  ...conditions.map(([name, entry]) => ({ name, entry, part: 'conditions', specs: find(conditionSpecs, name) })),
  ...sessions.map(([name, entry]) => ({ name, entry, part: 'sessionControls', specs: find(sessionSpecs, name) })),
];

function find(specs: Readonly<Record<string, fc.Arbitrary<unknown>>>, name: string): fc.Arbitrary<unknown> {
  const found = specs[name];
  if (found === undefined) throw new Error(`test/support/arbitraries.ts has no specs for ${name}`);
  return found;
}

describe.each(wired)('$part: $name', ({ name, entry, part, specs }) => {
  it('is called what it is registered as', () => {
    expect(entry.name).toBe(name);
  });

  it('comes back from Graph as it was sent', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(entry.lift(entry.lower(spec))).toEqual(spec);
      }),
    );
  });

  it('writes nothing but the properties it owns', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        for (const pointer of leavesOf({ [part]: entry.lower(spec) })) {
          expect(
            entry.wire.some((owned) => isWithin(pointer, owned)),
            pointer,
          ).toBe(true);
        }
      }),
    );
  });

  it('finds nothing in a policy that says nothing of it', () => {
    expect(entry.lift({})).toBeUndefined();
  });

  it('shares no property with another', () => {
    const others = wired.filter((each) => each.name !== name).flatMap((each) => each.entry.wire);
    for (const owned of entry.wire) {
      expect(others.filter((other) => isWithin(owned, other) || isWithin(other, owned))).toEqual([]);
    }
  });
});

describe.each(requirementEntries)('requirement %s', (name, requirement) => {
  const specs = find(requirementSpecs, name);

  it('is called what it is registered as', () => {
    expect(requirement.name).toBe(name);
  });

  it('comes back from Graph as it was sent, beside any other', () => {
    fc.assert(
      fc.property(specs, fc.constantFrom(...requirementEntries), (spec, [otherName, other]) => {
        fc.pre(otherName !== name);
        const [otherSpec] = fc.sample(find(requirementSpecs, otherName), { numRuns: 1, seed: 1 });
        const grant = grantOf(requirement.lower(spec), other.lower(otherSpec));
        expect(requirement.lift(grant)).toEqual(spec);
      }),
    );
  });

  it('is not found in a policy that requires anything else', () => {
    for (const [otherName, other] of requirementEntries.filter(([each]) => each !== name)) {
      fc.assert(
        fc.property(find(requirementSpecs, otherName), (spec) => {
          expect(requirement.lift(grantOf(other.lower(spec)))).toBeUndefined();
        }),
        { numRuns: 10 },
      );
    }
  });

  it('comes to one control when it is a bare word', () => {
    if (requirement.bare !== undefined)
      expect(grantOf(requirement.lower(requirement.bare)).builtInControls).toHaveLength(1);
  });
});

function grantOf(...fragments: readonly ReturnType<Requirement<unknown>['lower']>[]): JsonObject {
  const strength = fragments.flatMap((fragment) => fragment.authenticationStrength ?? [])[0];
  return {
    builtInControls: fragments.flatMap((fragment) => fragment.builtInControls ?? []),
    termsOfUse: fragments.flatMap((fragment) => fragment.termsOfUse ?? []),
    customAuthenticationFactors: fragments.flatMap((fragment) => fragment.customAuthenticationFactors ?? []),
    authenticationStrength: strength ?? null,
  };
}

function leavesOf(value: Json, path: readonly (string | number)[] = []): readonly Pointer[] {
  const members = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return members.length === 0
    ? [formatPointer(path)]
    : members.flatMap(([name, member]) => leavesOf(member, [...path, name]));
}
