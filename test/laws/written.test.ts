import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../compiler/conditions/condition.ts';
import { mainConditions } from '../../compiler/conditions/index.ts';
import { requirements } from '../../compiler/requirements/index.ts';
import type { Requirement } from '../../compiler/requirements/requirement.ts';
import {
  liftRequire,
  lowerRequire,
  type RequirementUse,
  type RequireSpec,
  requireSchema,
  writeRequire,
} from '../../compiler/sentence/require.ts';
import { conditionSpecs, requirementSpecs } from '../support/arbitraries.ts';

const main = Object.entries(mainConditions) as unknown as [keyof typeof mainConditions, Condition<unknown>][];
const entries = Object.entries(requirements) as unknown as [keyof typeof requirements, Requirement<unknown>][];

describe.each(main)('what is written after `%s`', (name, condition) => {
  it('means what it was written for', () => {
    fc.assert(
      fc.property(conditionSpecs[name], (spec) => {
        expect(condition.schema.parse(condition.write?.(spec))).toEqual(spec);
      }),
    );
  });
});

describe.each(entries)('what is written after `%s`', (name, requirement) => {
  it('means what it was written for', () => {
    fc.assert(
      fc.property(requirementSpecs[name], (spec) => {
        if (requirement.bare !== undefined && JSON.stringify(spec) === JSON.stringify(requirement.bare)) return;
        expect(requirement.schema.parse(requirement.write?.(spec))).toEqual(spec);
      }),
    );
  });

  it('can be written where there is no bare word', () => {
    expect(requirement.bare === undefined ? requirement.write : true).toBeDefined();
  });
});

/** Clauses in the one form `liftRequire` answers with: registry order, no requirement twice. */
const uses: fc.Arbitrary<RequirementUse[]> = fc
  .subarray(
    entries.map(([name]) => name),
    { minLength: 1 },
  )
  .chain((chosen) =>
    fc.tuple(...chosen.map((name) => requirementSpecs[name].map((spec): RequirementUse => ({ name, spec })))),
  );
const clauses: fc.Arbitrary<RequireSpec> = fc.oneof(
  fc.record({ operator: fc.constantFrom('AND' as const, 'OR' as const), uses }),
  fc.constant<RequireSpec>({ operator: 'OR', uses: [] }),
);

describe('the clause `require`', () => {
  it('comes back from Graph as it was sent', () => {
    fc.assert(
      fc.property(clauses, (clause) => {
        expect(liftRequire(lowerRequire(clause))).toEqual(clause);
      }),
    );
  });

  it('is written as what it means', () => {
    fc.assert(
      fc.property(clauses, (clause) => {
        expect(requireSchema.parse(writeRequire(clause))).toEqual(clause);
      }),
    );
  });

  it.each([
    ['a bare word is OR', { operator: 'OR', builtInControls: ['mfa'] }, 'mfa'],
    ['a list of one is AND', { operator: 'AND', builtInControls: ['mfa'] }, ['mfa']],
    ['nothing is a word', { operator: 'OR', builtInControls: [] }, 'nothing'],
    ['several terms are all of them', { operator: 'AND', termsOfUse: ['a', 'b'] }, { termsOfUse: ['id:a', 'id:b'] }],
    ['any of several terms', { operator: 'OR', termsOfUse: ['a', 'b'] }, { anyOf: [{ termsOfUse: ['id:a', 'id:b'] }] }],
    [
      'a strength beside risk remediation stays AND',
      {
        operator: 'AND',
        builtInControls: ['riskRemediation'],
        authenticationStrength: { id: '00000000-0000-0000-0000-000000000002' },
      },
      ['riskRemediation', { authenticationStrength: 'Multifactor authentication' }],
    ],
  ])('%s', (_, grantControls, written) => {
    const lifted = liftRequire(grantControls);
    expect(lifted === undefined ? undefined : writeRequire(lifted)).toEqual(written);
  });

  it.each([
    ['no grant controls', null],
    ['a control nobody knows', { operator: 'OR', builtInControls: ['mfa', 'quantumLock'] }],
    ['a control in odd letters', { operator: 'OR', builtInControls: ['MFA'] }],
    ['an operator nobody knows', { operator: 'and', builtInControls: ['mfa'] }],
    ['AND of nothing', { operator: 'AND', builtInControls: [] }],
  ])('does not say %s', (_, grantControls) => {
    expect(liftRequire(grantControls)).toBeUndefined();
  });
});
