import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import { foldProperties, type PropertyWaiver } from '../../reconciler/waivers/fold-property.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import { complianceBodies } from '../support/compliance-bodies.ts';
import { policyBodies } from '../support/policy-bodies.ts';

const nowhere = { file: 'a.yaml', start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const waiverOf = (pointer: string): PropertyWaiver => ({
  name: 'pilot',
  about: { resource: 'any/one' },
  pointer,
  reason: 'a pilot',
  owner: 'somebody',
  until: '2026-12-31',
  span: nowhere,
  untilSpan: nowhere,
});

/** Every place of both bodies that a waiver may be about: objects and what they hold, never a place in a list. */
function placesIn(...bodies: readonly JsonObject[]): readonly string[] {
  const visit = (value: Json, path: string): readonly string[] =>
    isJsonObject(value)
      ? Object.entries(value).flatMap(([name, member]) => {
          const inner = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          return [inner, ...visit(member, inner)];
        })
      : [];
  return [...new Set(bodies.flatMap((body) => visit(body, '')))].sort();
}

const below = (pointer: string, place: string) => `${pointer}/`.startsWith(`${place}/`);

const cases = fc
  .oneof(
    fc.record({ kind: fc.constant('conditionalAccessPolicies' as const), git: policyBodies, live: policyBodies }),
    fc.record({
      kind: fc.constant('deviceCompliancePolicies' as const),
      git: complianceBodies,
      live: complianceBodies,
    }),
  )
  .chain(({ kind, git, live }) => {
    const places = placesIn(canonical(kinds[kind], git), canonical(kinds[kind], live));
    return fc.record({
      kind: fc.constant(kind),
      git: fc.constant(git),
      live: fc.constant(live),
      pointers: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 3 }),
    });
  });

const operator = '/grantControls/operator';

/** How many grant controls a policy has; a strength is one. */
function controlsIn(body: JsonObject): number {
  const lists = ['builtInControls', 'termsOfUse', 'customAuthenticationFactors'];
  const listed = lists.map((name) => readPointer(body, `/grantControls/${name}`));
  const strength = readPointer(body, '/grantControls/authenticationStrength') === undefined ? 0 : 1;
  return listed.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), strength);
}

describe('a waiver of a property', () => {
  it('leaves no difference below it, adds none elsewhere, and takes none away but what hangs on it', () => {
    fc.assert(
      fc.property(cases, ({ kind, git, live, pointers }) => {
        const resource: Resource = { kind, name: 'one', apiVersion: 'beta', body: git, origins: [] };
        const said = git.scheduledActionsForRule === undefined && kind === 'deviceCompliancePolicies';
        const owned = said
          ? Object.fromEntries(Object.entries(live).filter(([name]) => name !== 'scheduledActionsForRule'))
          : live;
        const form = (body: JsonObject) => canonical(kinds[kind], body);
        const without = difference(form(owned), form(git));
        const folded = foldProperties(resource, live, pointers.map(waiverOf));
        const isLeft = (pointer: string) => folded.pointers.some((place) => below(pointer, place));
        const withWaiver = difference(form(owned), form(folded.body)).filter(({ pointer }) => !isLeft(pointer));
        const expected = without.filter(({ pointer }) => !pointers.some((place) => below(pointer, place)));
        // An operator over less than two controls says nothing, so it goes with the last but one, whoever takes that away.
        const isVoid = controlsIn(form(folded.body)) < 2;
        const places = withWaiver.map(({ pointer }) => pointer).filter((pointer) => !(isVoid && pointer === operator));
        expect(expected.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(places));
        // Parts the service reads together may follow each other; all others are as they were.
        const tied = /^\/(grantControls|sessionControls|conditions\/(clientAppTypes|users|clientApplications))/;
        const free = (list: typeof without) => list.filter(({ pointer }) => !tied.test(pointer));
        expect(free(withWaiver)).toEqual(free(expected));
        for (const pointer of folded.pointers.filter((place) => !tied.test(place)))
          expect(readPointer(form(folded.body), pointer)).toEqual(readPointer(form(owned), pointer));
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing where both sides agree, and folds to nothing new when it is folded again', () => {
    fc.assert(
      fc.property(cases, ({ kind, git, live, pointers }) => {
        const resource: Resource = { kind, name: 'one', apiVersion: 'beta', body: git, origins: [] };
        const same = foldProperties(resource, git, pointers.map(waiverOf));
        expect(same.body).toEqual(git);
        const once = foldProperties(resource, live, pointers.map(waiverOf));
        const twice = foldProperties({ ...resource, body: once.body }, live, pointers.map(waiverOf));
        expect(canonical(kinds[kind], twice.body)).toEqual(canonical(kinds[kind], once.body));
      }),
      { numRuns: 200 },
    );
  });
});
