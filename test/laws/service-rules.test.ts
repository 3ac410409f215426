import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { allRules } from '../../reconciler/all-rules.ts';
import { BEHAVIOURS } from '../../reconciler/emulator/behaviours/behaviours.ts';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { FindingCode, FindingRule } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { NOBODY, POLICIES, policy } from '../emulator/bodies.ts';
import { emulate, errorText } from '../emulator/client.ts';
import { compileExample, sourcesOf } from '../support/compile-text.ts';
import { advice, serviceRules } from './service-rules.ts';

// The rules of the service are written down twice, here as findings and there as beliefs of the emulator, by design without a line
// in common. This table says which belongs to which, and holds the two lists to each other.

const severities = { E: 'error', W: 'warning', L: 'information' } as const;

const ruleOf = (code: FindingCode) => allRules.find((rule) => rule.code === code);

/** What a body comes to when it stands in a literal document of a project without break-glass accounts. */
function findingsIn(body: JsonObject) {
  const document = JSON.stringify({ kind: 'ConditionalAccessPolicy', name: 'example', body });
  const files = sourcesOf({ 'gatewright.yaml': 'version: 1\n', 'policies.yaml': document });
  return compile({ files }).findings.filter(({ code }) => code !== 'GW4024');
}

it('has all fifty rules, in order', () => {
  expect(serviceRules.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

const codes = [...new Set([...serviceRules, ...advice].flatMap((rule) => rule.codes))];

it.each(codes)('%s is a rule', (code) => {
  expect(ruleOf(code)).toBeDefined();
});

// Findings of the tenant and of guards have laws of their own, which bring a tenant.
it.each(codes.filter((code) => !/^GW[56]/.test(code)))(
  '%s is found in its failing example, not in its passing one',
  (code) => {
    const { failing, passing } = ruleOf(code) as FindingRule;
    const found = (example: typeof failing) => compileExample(example).findings.some((each) => each.code === code);
    expect([found(failing), found(passing)]).toEqual([true, false]);
  },
);

describe.each(serviceRules)('rule $number: $title', (rule) => {
  it('is told with the severity of its row, or says why not', () => {
    const told = rule.codes.map((code) => ruleOf(code)?.severity);
    if (rule.severity === '-') expect(told).toEqual([]);
    else if (rule.why === undefined) expect(told).toContain(severities[rule.severity]);
  });

  it('is enforced by the emulator when the service enforces it', () => {
    if (rule.number !== 50) expect((rule.refusals ?? []).length > 0).toBe(rule.severity === 'E');
  });

  it.each(rule.allowed ?? [])('lets pass %j', async (body) => {
    const loud = findingsIn(body).filter(({ severity }) => severity !== 'information');
    expect(loud).toEqual([]);
    const client = await emulate();
    const answer = await client.send('POST', `/beta${POLICIES}`, body);
    expect([answer.status, errorText(answer)]).toEqual([201, '']);
  });
});

const refusals = serviceRules.flatMap(({ number, codes, refusals = [] }) =>
  refusals.map((refusal) => ({ number, codes, ...refusal })),
);

describe.each(refusals)('rule $number in the emulator: $behaviour', ({ behaviour, body, settings }) => {
  const seed = { ...contoso, settings: { ...contoso.settings, ...settings } };

  it('is a belief with a source', () => {
    expect(BEHAVIOURS[behaviour].source).not.toBe('');
  });

  it.each([
    [true, 400],
    [false, 201],
  ])('switched %s, a body that breaks the rule is answered with %i', async (believed, status) => {
    // What a control needs in order to do anything is another rule; here each rule is asked for alone.
    const alone = behaviour === 'controlsAreRequired' ? { emptySessionControlsAreRefused: false } : {};
    const client = await emulate({ seed, behaviours: { ...alone, [behaviour]: believed } });
    const answer = await client.send('POST', `/beta${POLICIES}`, body);
    expect([answer.status, errorText(answer)]).toEqual([status, status === 400 ? expect.any(String) : '']);
  });
});

const visible = refusals.filter(({ onlyTenant }) => onlyTenant !== true);

it.each(visible)('rule $number: the compiler finds what $behaviour refuses', ({ codes, body }) => {
  const found = findingsIn(body).map(({ code }) => code);
  expect(found.filter((code) => codes.includes(code))).not.toEqual([]);
});

it.each(visible)('rule $number: annotations of an export change no finding ($behaviour)', ({ body }) => {
  const codesOf = (each: JsonObject) => findingsIn(each).map(({ code }) => code);
  expect(codesOf(annotated(body))).toEqual(codesOf(body));
});

/** The body as an export with full metadata has it. A type that says something is left as it is, or as absent as it is. */
function annotated(body: JsonObject): JsonObject {
  const members = Object.entries(body).flatMap(([name, value]): readonly [string, Json][] => [
    [`${name}@odata.type`, '#Collection(String)'],
    [name, isJsonObject(value) && name !== 'externalTenants' ? annotated(value) : value],
  ]);
  return { '@odata.type': '#microsoft.graph.anything', '#microsoft.graph.restore': {}, ...Object.fromEntries(members) };
}

it.each([
  [true, 403],
  [false, 204],
])(
  'rule 50: with managedPoliciesCannotBeDeleted %s, deleting a policy of Microsoft is answered with %i',
  async (believed, status) => {
    const managed = { ...policy({ displayName: 'Microsoft-managed' }), id: NOBODY, templateId: NOBODY };
    const seed = { ...contoso, conditionalAccessPolicies: [managed] };
    const client = await emulate({ seed, behaviours: { managedPoliciesCannotBeDeleted: believed } });
    expect((await client.send('DELETE', `/v1.0${POLICIES}/${NOBODY}`)).status).toBe(status);
  },
);
