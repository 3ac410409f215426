import fc, { type Arbitrary } from 'fast-check';
import type { Condition } from '../../compiler/conditions/condition.ts';
import { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { requirements } from '../../compiler/requirements/index.ts';
import type { Requirement } from '../../compiler/requirements/requirement.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import type { SessionControl } from '../../compiler/session/session-control.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference, parseReference } from '../../schemas/reference.ts';
import { conditionSpecs, requirementSpecs, sessionSpecs } from './arbitraries.ts';

/** Graph's words where ids stand would change their meaning under another letter case, so names are given as ids a tenant has. */
function asTenantHasIt(value: Json): Json {
  if (isReference(value)) return `${parseReference(value).name}#`;
  if (Array.isArray(value)) return value.map(asTenantHasIt);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asTenantHasIt(member)]));
}

function lowered<Part extends { lower(spec: never): JsonObject | object }>(
  parts: Readonly<Record<string, Part>>,
  specs: Readonly<Record<string, Arbitrary<unknown>>>,
): Arbitrary<JsonObject> {
  const one = Object.entries(parts).map(([name, part]) =>
    // Rarely each: a policy that says everything at once is one no sentence can say and the service would refuse.
    fc.oneof(
      { weight: 8, arbitrary: fc.constant<JsonObject>({}) },
      {
        weight: 1,
        arbitrary: (specs[name] ?? fc.constant(undefined)).map((spec) => part.lower(spec as never) as JsonObject),
      },
    ),
  );
  return fc.tuple(...one).map((bodies) => merge(bodies));
}

function merge(bodies: readonly JsonObject[]): JsonObject {
  const result: Record<string, Json> = {};
  for (const [name, value] of bodies.flatMap((body) => Object.entries(body))) {
    const before = result[name];
    result[name] = isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
  }
  return result;
}

const everything: JsonObject = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } };

const grants: Arbitrary<JsonObject | null> = fc.oneof(
  fc.constant(null),
  fc
    .tuple(
      lowered(requirements as unknown as Record<string, Requirement<unknown>>, requirementSpecs),
      fc.constantFrom('AND', 'OR'),
    )
    .map(([fragment, operator]) => ({ operator, builtInControls: ['mfa'], ...fragment })),
);

const json = (fc.jsonValue({ maxDepth: 2 }) as Arbitrary<Json>).filter(
  (value) => !/e\+|\d{16}/.test(JSON.stringify(value)),
);

/** Members nobody modelled, and the service's own. */
const extras: Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constant({ id: '0', createdDateTime: '2026-01-01T00:00:00Z', templateId: null, '@odata.context': 'x' }),
  fc.dictionary(fc.stringMatching(/^x[a-z]{1,8}$/), json, { maxKeys: 2 }),
);

/**
 * Conditional Access policies as a tenant might hold them: what sentences can say, mixed at random, and what they cannot. Numbers are
 * those YAML holds exactly; what PowerShell leaves of content it cut off (`@{…`) and a key `__proto__` are refused by name, and have
 * tests of their own.
 */
export const policyBodies: Arbitrary<JsonObject> = fc
  .record({
    extras,
    displayName: fc.string({ minLength: 1, maxLength: 20 }),
    state: fc.constantFrom('enabled', 'disabled', 'enabledForReportingButNotEnforced'),
    conditions: fc
      .tuple(
        fc.constantFrom<JsonObject>({ clientAppTypes: ['all'], ...everything }, everything),
        lowered(
          { ...mainConditions, ...whenConditions } as unknown as Record<string, Condition<unknown>>,
          conditionSpecs,
        ),
      )
      .map(([silence, said]) => ({ ...silence, ...said })),
    grantControls: grants,
    sessionControls: fc.option(
      lowered(sessionControls as unknown as Record<string, SessionControl<unknown>>, sessionSpecs),
    ),
  })
  .map(
    ({ extras: more, ...body }) =>
      JSON.parse(JSON.stringify(asTenantHasIt({ ...body, ...more } as Json))) as JsonObject,
  )
  .filter((body) => !/e\+|\d{16}|"@\{|"__proto__"/.test(JSON.stringify(body)));
