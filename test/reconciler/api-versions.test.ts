import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { emit } from '../../compiler/emit.ts';
import { METADATA } from '../../reconciler/emulator/metadata/index.ts';
import { SUPPLEMENT } from '../../reconciler/emulator/metadata/supplement.ts';
import { readCollection } from '../../reconciler/tenant/read-collection.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { apiVersionFor } from '../../schemas/kinds/api-version-for.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const kind = kinds.conditionalAccessPolicies;

/** Every property and enum member of a type in one version, as patterns: `/conditions/users/includeUsers`, `…/*=mfa`. */
function partsOf(
  version: 'v1.0' | 'beta',
  type = 'conditionalAccessPolicy',
  at = '',
  above: readonly string[] = [],
): readonly string[] {
  const metadata = METADATA[version];
  return [...metadata.propertiesOf(type)].flatMap(([name, property]) => {
    const inner = `${at}/${name}`;
    const leaf = property.collection ? `${inner}/*` : inner;
    const members = (metadata.enumMembers(property.name) ?? []).map((member) => `${leaf}=${member}`);
    const below =
      metadata.hasType(property.name) && !above.includes(property.name)
        ? partsOf(version, property.name, leaf, [...above, property.name])
        : [];
    return [inner, ...members, ...below];
  });
}

/** A body that says one thing: a value at a property, or a member of an enumeration. */
function bodySaying(part: string): JsonObject {
  const [pointer = '', member] = part.split('=');
  const segments = pointer.split('/').slice(1);
  return segments.reduceRight<Json>(
    (inner, segment) => (segment === '*' ? [inner] : { [segment]: inner }),
    member ?? 'something',
  ) as JsonObject;
}

describe('what pins a policy to beta', () => {
  const plain = new Set(partsOf('v1.0'));
  const readOnly = (part: string) => kind.readOnly.some((pointer) => part.startsWith(pointer));
  // The strength is expanded on read and named by its id on write; nothing else of it is ever said.
  const said = (part: string) =>
    !readOnly(part) && !part.startsWith('/grantControls/authenticationStrength/') && !part.includes('@');

  it('everything the metadata of beta knows and that of v1.0 does not', () => {
    const added = partsOf('beta').filter((part) => !plain.has(part) && said(part) && part !== '/id');
    expect(added.length).toBeGreaterThan(15);
    expect(added.filter((part) => apiVersionFor(kind, bodySaying(part)) !== 'beta')).toEqual([]);
  });

  it('nothing that v1.0 knows', () => {
    const known = [...plain].filter(said);
    expect(known.length).toBeGreaterThan(80);
    expect(known.filter((part) => apiVersionFor(kind, bodySaying(part)) !== 'v1.0')).toEqual([]);
  });

  it('what is only seen in bodies is in the supplement of the metadata too', () => {
    const conditions = Object.keys(SUPPLEMENT.beta.types.conditionalAccessConditionSet?.properties ?? {});
    const sessions = Object.keys(SUPPLEMENT.beta.types.conditionalAccessSessionControls?.properties ?? {});
    expect(kind.betaOnly.properties).toEqual(
      expect.arrayContaining([
        ...conditions.map((name) => `/conditions/${name}`),
        ...sessions.map((name) => `/sessionControls/${name}`),
      ]),
    );
  });

  it('empty values pin nothing: beta shows them in every body', () => {
    const body = { conditions: { times: null, agentIdRiskLevels: '', devices: { includeDevices: [] } } };
    expect(apiVersionFor(kind, { ...body, conditions: { ...body.conditions, agentIdRiskLevels: null } })).toBe('v1.0');
  });
});

const v1 = '/v1.0/identity/conditionalAccess/policies';
const beta = '/beta/identity/conditionalAccess/policies';
const conditions = {
  clientAppTypes: ['all'],
  applications: { includeApplications: ['All'] },
  users: { includeUsers: ['All'], excludeGroups: ['Break Glass'] },
};
const evaluation = { continuousAccessEvaluation: { mode: 'disabled' } };
const browser = { persistentBrowser: { mode: 'never', isEnabled: true } };

const literal = (sessionControls: object, title = 'Evaluation') =>
  JSON.stringify({
    kind: 'ConditionalAccessPolicy',
    name: 'evaluation',
    title,
    body: { state: 'disabled', conditions, sessionControls },
  });

it('the manifest says the version of each object', () => {
  const { resources } = compile({
    files: sourcesOf({
      'p.yaml': `${literal(evaluation)}\n---\nkind: Group\nname: Sales\n`,
      'gatewright.yaml': minimalProject,
    }),
  });
  const manifest = JSON.parse(emit(resources, undefined).find(({ path }) => path === 'manifest.json')?.text ?? '');
  expect(manifest).toMatchObject([
    { kind: 'conditionalAccessPolicies', apiVersion: 'beta' },
    { kind: 'groups', apiVersion: 'v1.0' },
  ]);
});

describe('a policy on the wire', () => {
  let world: TenantWorld;
  beforeEach(async () => {
    world = await TenantWorld.start({ strict: true });
  });
  afterEach(() => world.emulator.close());

  const planOf = async (documents: string) => {
    const planned = await world.plan(documents);
    if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
    return planned.plan;
  };
  const requests = async () =>
    ((await world.list('/_emulator/requests')) as unknown as { method: string; path: string }[])
      .filter(({ path }) => path.includes('/conditionalAccess/policies'))
      .map(({ method, path }) => `${method} ${path.split('/')[1]}`);
  const forget = () => world.send('DELETE', '/_emulator/requests');
  const onlyWritesOf = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('GET'));

  it('with a beta feature lives on beta from its creation to its deletion', async () => {
    expect(await world.apply(literal(evaluation))).toMatchObject({ status: 'applied' });
    expect((await planOf(literal(evaluation))).changes).toEqual([]);
    const [policy] = await world.list(beta);
    expect(await world.list(v1)).toEqual([]);
    await world.send('PATCH', `${beta}/${policy?.id}`, {
      sessionControls: { continuousAccessEvaluation: { mode: 'strictLocation' } },
    });
    const plan = await planOf(literal(evaluation));
    expect(plan.changes).toMatchObject([
      { action: 'update', properties: [{ pointer: '/sessionControls/continuousAccessEvaluation/mode' }] },
    ]);
    expect(plan.findings.map(({ code }) => code)).not.toContain('GW5031');
    await forget();
    expect(await world.apply(literal(evaluation))).toMatchObject({ status: 'applied' });
    expect(onlyWritesOf(await requests())).toEqual(['PATCH beta']);
    expect(await world.apply('# nothing\n')).toMatchObject({ status: 'applied' });
    expect(onlyWritesOf(await requests())).toEqual(['PATCH beta', 'DELETE beta']);
    expect(await world.list(beta)).toEqual([]);
  });

  it('without one lives on v1.0, goes to beta when git wants more, and comes back', async () => {
    await world.apply(literal(browser));
    await world.apply(literal(browser, 'Renamed'));
    expect(onlyWritesOf(await requests())).toEqual(['POST v1.0', 'PATCH v1.0']);
    await forget();
    expect(await world.apply(literal({ ...browser, ...evaluation }))).toMatchObject({ status: 'applied' });
    expect((await planOf(literal({ ...browser, ...evaluation }))).changes).toEqual([]);
    expect(await world.apply(literal(browser))).toMatchObject({ status: 'applied' });
    expect(onlyWritesOf(await requests())).toEqual(['PATCH beta', 'PATCH beta']);
    await forget();
    expect((await planOf(literal(browser))).changes).toEqual([]);
    await world.apply(literal(browser, 'Back'));
    expect(onlyWritesOf(await requests())).toEqual(['PATCH v1.0']);
  });

  it('that somebody gave a beta feature is not taken for deleted, and loses it through beta', async () => {
    await world.apply(literal(browser));
    const [policy] = await world.list(v1);
    await world.send('PATCH', `${beta}/${policy?.id}`, { sessionControls: { ...browser, ...evaluation } });
    expect(await world.list(v1)).toEqual([]);
    const plan = await planOf(literal(browser));
    expect(plan.changes).toMatchObject([{ action: 'update', id: policy?.id }]);
    expect(plan.findings).toContainEqual(expect.objectContaining({ code: 'GW5031', severity: 'information' }));
    await forget();
    expect(await world.apply(literal(browser))).toMatchObject({ status: 'applied' });
    expect(onlyWritesOf(await requests())).toEqual(['PATCH beta']);
    expect(await world.list(v1)).toMatchObject([{ id: policy?.id, displayName: 'Evaluation' }]);
  });

  it('that only beta lists and is not ours is told as unmanaged', async () => {
    await world.apply(literal(browser));
    const body = {
      displayName: 'by hand',
      state: 'disabled',
      conditions: { ...conditions, users: { includeUsers: ['All'] } },
      sessionControls: evaluation,
    };
    expect((await world.send('POST', beta, body)).status).toBe(201);
    const plan = await planOf(literal(browser));
    expect(plan.changes).toEqual([]);
    expect(plan.unmanaged).toMatchObject([{ title: 'by hand' }]);
  });

  it('changed under a plan by a beta feature makes the plan stale', async () => {
    await world.apply(literal(browser));
    const [policy] = await world.list(v1);
    const result = await world.apply(literal(browser, 'Renamed'), undefined, undefined, {
      confirm: async () =>
        (await world.send('PATCH', `${beta}/${policy?.id}`, { sessionControls: { ...browser, ...evaluation } }))
          .status === 204,
    });
    expect(result).toMatchObject({ status: 'stale' });
  });

  it('costs two lists for all of them, one after the other, and no single reads', async () => {
    await world.apply(literal(browser));
    await forget();
    await planOf(literal(browser));
    expect(await requests()).toEqual(['GET v1.0', 'GET beta']);
  });

  it.each(['v1.0', 'beta'])('stops the run when the list of %s cannot be read', async (version) => {
    await world.apply(literal(browser));
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: `/${version}/identity/conditionalAccess/policies` }, fault: 'truncateBody' },
    ]);
    await expect(world.plan(literal(browser))).rejects.toMatchObject({ name: 'GraphError' });
  });

  it('keeps one body of each, and beta’s only where it says more', async () => {
    await world.apply(literal(browser));
    await world.send('POST', beta, {
      displayName: 'x',
      state: 'disabled',
      conditions: { ...conditions, users: { includeUsers: ['All'] } },
      sessionControls: evaluation,
    });
    const objects = await readCollection(world.ports.graph, kind, []);
    expect(
      objects.map(({ apiVersion, onlyBeta, body }) => [
        apiVersion,
        onlyBeta,
        Object.hasOwn(body, 'partialEnablementStrategy'),
      ]),
    ).toEqual([
      ['v1.0', false, false],
      ['beta', true, true],
    ]);
  });
});
