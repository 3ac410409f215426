import { readdirSync, readFileSync } from 'node:fs';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { canonical } from '../../compiler/diff/canonical.ts';
import type { SourceText } from '../../compiler/text/source-text.ts';
import { adoptDrift } from '../../reconciler/propose/adopt-drift.ts';
import { layoutOf } from '../../reconciler/propose/yaml/layout.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';

const root = 'policies-example';
const example: readonly SourceText[] = [
  'gatewright.yaml',
  ...readdirSync(`${root}/policies`).map((name) => `policies/${name}`),
].map((file) => ({ file, bytes: readFileSync(`${root}/${file}`) }));

type Body = Readonly<Record<string, Json>>;
const at = (body: JsonObject, name: string): Body => (isJsonObject(body[name]) ? body[name] : {});
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const group = (name: string): JsonObject => ({ $ref: `groups/${name}` });

/** What somebody may do to a Conditional Access policy in the portal. */
const portalEdits: Arbitrary<(body: JsonObject) => JsonObject> = fc.oneof(
  fc
    .constantFrom('enabled', 'disabled', 'enabledForReportingButNotEnforced')
    .map((state) => (body: JsonObject) => ({ ...body, state })),
  fc
    .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
    .map((displayName) => (body: JsonObject) => ({ ...body, displayName })),
  fc
    .constantFrom('Board', 'Marketing: "EU" # 2', "O'Neill")
    .map((name) => users((people) => ({ ...people, excludeGroups: [...list(people.excludeGroups), group(name)] }))),
  fc
    .constantFrom('Board', 'Field Engineers')
    .map((name) =>
      users((people) => ({ ...people, includeUsers: [], includeRoles: [], includeGroups: [group(name)] })),
    ),
  fc
    .subarray(['android', 'iOS', 'windows', 'linux'], { minLength: 1 })
    .map((includePlatforms) => conditions({ platforms: { includePlatforms } })),
  fc.subarray(['low', 'medium', 'high'], { minLength: 1 }).map((signInRiskLevels) => conditions({ signInRiskLevels })),
  fc.constant(conditions({ devices: { deviceFilter: { mode: 'exclude', rule: 'device.trustType -eq "ServerAD"' } } })),
  fc.integer({ min: 1, max: 20 }).map((value) => (body: JsonObject) => ({
    ...body,
    sessionControls: {
      ...at(body, 'sessionControls'),
      signInFrequency: {
        isEnabled: true,
        value,
        type: 'hours',
        frequencyInterval: 'timeBased',
        authenticationType: 'primaryAndSecondaryAuthentication',
      },
    },
  })),
  fc.constantFrom('AND', 'OR').map((operator) => (body: JsonObject) => ({
    ...body,
    grantControls: {
      ...at(body, 'grantControls'),
      operator,
      builtInControls: [...new Set([...list(at(body, 'grantControls').builtInControls), 'mfa', 'approvedApplication'])],
    },
  })),
);

function conditions(members: JsonObject) {
  return (body: JsonObject): JsonObject => ({ ...body, conditions: { ...at(body, 'conditions'), ...members } });
}

function users(change: (people: Body) => JsonObject) {
  return (body: JsonObject): JsonObject => conditions({ users: change(at(at(body, 'conditions'), 'users')) })(body);
}

function bodiesOf(files: readonly SourceText[]): ReadonlyMap<string, string> {
  const { resources } = compile({ files });
  return new Map(resources.map((each) => [resourceKey(each), stableStringify(canonical(kinds[each.kind], each.body))]));
}

function commentLines(files: readonly SourceText[]): readonly string[] {
  return files
    .flatMap(({ file, bytes }) =>
      layoutOf(new TextDecoder().decode(bytes))
        .comments.filter(({ isAlone }) => isAlone)
        .map(({ text }) => `${file} ${text}`),
    )
    .toSorted();
}

function adopt(files: readonly SourceText[], edits: ReadonlyMap<Resource, JsonObject>) {
  return adoptDrift({
    files,
    bindings: undefined,
    drifted: [...edits].map(([resource, live]) => ({
      key: resourceKey(resource),
      title: String(live.displayName),
      live,
      goal: canonical(kinds[resource.kind], live),
    })),
    found: [],
    named: (resources) => resources,
    sayable: (_, body) => body,
  });
}

const { resources } = compile({ files: example });
const policies = resources.filter(({ kind }) => kind === 'conditionalAccessPolicies');
const before = bodiesOf(example);

describe('edits of the example in the portal', () => {
  let adopted = 0;
  let all = 0;

  it('are adopted exactly or not at all, and nothing else changes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...policies), fc.array(portalEdits, { minLength: 1, maxLength: 3 })), {
          minLength: 1,
          maxLength: 2,
          selector: ([resource]) => resourceKey(resource),
        }),
        (picked) => {
          const edits = new Map(
            picked.map(([resource, changes]) => [
              resource,
              changes.reduce<JsonObject>((body, change) => change(body), resource.body),
            ]),
          );
          const adoption = adopt(example, edits);
          const after = bodiesOf(adoption.files);
          const expected = new Map(before);
          for (const [resource, live] of edits)
            if (adoption.adopted.includes(resourceKey(resource)))
              expected.set(resourceKey(resource), stableStringify(canonical(kinds[resource.kind], live)));
          expect(after).toEqual(expected);
          expect(commentLines(adoption.files)).toEqual(commentLines(example));
          expect(adoption.refused.length + adoption.adopted.length).toBe(edits.size);
          all += edits.size;
          adopted += adoption.adopted.length;
          // A file nothing was adopted in is untouched.
          if (adoption.adopted.length === 0) expect(adoption.files).toBe(example);
        },
      ),
      { numRuns: 30 },
    );
    // The policies of the sentence with cases share their people and their rollout; everything else can be said.
    expect(adopted / all).toBeGreaterThan(0.5);
  });
});
