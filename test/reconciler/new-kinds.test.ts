import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentKindNamed } from '../../compiler/documents/index.ts';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { withoutReadOnly } from '../../schemas/kinds/without-read-only.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const v1 = '/v1.0/identity/conditionalAccess';
const beta = '/beta/identity/conditionalAccess';
const strengths = `${v1}/authenticationStrength/policies`;
const contexts = `${v1}/authenticationContextClassReferences`;
const agreements = '/v1.0/identityGovernance/termsOfUse/agreements';
const rails = 'version: 1\nbreakGlass: { groups: [Break Glass] }\nrails: { maximumDeletes: 10 }\n';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start({ strict: true });
});
afterEach(() => world.emulator.close());

async function planOf(documents: string, project?: string) {
  const planned = await world.plan(documents, project);
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  return planned.plan;
}

async function expectQuiet(documents: string): Promise<void> {
  const plan = await planOf(documents);
  expect([plan.changes, plan.findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
}

async function writes(): Promise<readonly string[]> {
  const entries = (await world.list('/_emulator/requests')) as unknown as { method: string; path: string }[];
  return entries
    .filter(({ method, path }) => method !== 'GET' && !path.includes('getByIds'))
    .map(({ method, path }) => `${method} ${path}`);
}

const forget = () => world.send('DELETE', '/_emulator/requests');

interface Story {
  readonly kind: string;
  readonly documents: string;
  /** The document with something changed in git. */
  readonly edited: string;
  readonly path: string;
  readonly drift: { readonly body: object; readonly pointer: string };
}

const stories: readonly Story[] = [
  {
    kind: 'authenticationStrengthPolicies',
    documents: `kind: AuthenticationStrength
name: keys
title: Hardware keys
description: keys we buy
allowedCombinations: [passkey, Password + SMS]
combinationConfigurations:
  - appliesToCombinations: fido2
    allowedAAGUIDs: [90a3ccdf-635c-4729-a248-9b709135078f]
`,
    edited: `kind: AuthenticationStrength
name: keys
title: Hardware keys
allowedCombinations: [fido2, x509CertificateMultiFactor]
combinationConfigurations:
  - appliesToCombinations: x509CertificateMultiFactor
    allowedIssuerSkis: [1A4248C6AC8C2931AB2A86537818E92E7B6C97B7]
`,
    path: strengths,
    drift: { body: { displayName: 'Any key' }, pointer: '/displayName' },
  },
  {
    kind: 'authenticationContextClassReferences',
    documents:
      'kind: AuthenticationContext\nname: vault\ntitle: Vault\nid: c7\ndescription: secrets\npublished: true\n',
    edited: 'kind: AuthenticationContext\nname: vault\ntitle: Vault\nid: c7\n',
    path: contexts,
    drift: { body: { isAvailable: false }, pointer: '/isAvailable' },
  },
  {
    kind: 'agreements',
    documents: `kind: TermsOfUse
name: guests
title: Terms for guests
isViewingBeforeAcceptanceRequired: true
userReacceptRequiredFrequency: P90D
termsExpiration: { startDateTime: "2026-06-30T23:59:59.000Z", frequency: P180D }
file: { localizations: [{ fileName: terms.pdf, language: en-US, isDefault: true, fileData: { data: JVBERi0= } }] }
`,
    edited: 'kind: TermsOfUse\nname: guests\ntitle: Terms for guests\nisPerDeviceAcceptanceRequired: true\n',
    path: agreements,
    drift: { body: { isViewingBeforeAcceptanceRequired: false }, pointer: '/isViewingBeforeAcceptanceRequired' },
  },
  {
    kind: 'namedLocations',
    documents: 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\ntrusted: true\n',
    edited: 'kind: NamedLocation\nname: office\nranges: [203.0.113.0/24, 2001:db8::/32]\n',
    path: `${v1}/namedLocations`,
    drift: {
      body: { '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: false },
      pointer: '/isTrusted',
    },
  },
];

describe.each(stories)('$kind', ({ kind, documents, edited, path, drift }) => {
  const ours = async () =>
    (await world.list(path)).filter(({ policyType }) => policyType === undefined || policyType === 'custom');

  it('is made, is quiet, drifts, is repaired, follows git and goes', async () => {
    expect(await world.apply(documents)).toMatchObject({ status: 'applied' });
    await expectQuiet(documents);
    const [object] = await ours();
    expect((await world.send('PATCH', `${path}/${object?.id}`, drift.body)).status).toBeLessThan(300);
    expect((await planOf(documents)).changes).toMatchObject([
      { action: 'update', kind, moved: 'tenant', properties: [{ pointer: drift.pointer, origin: {} }] },
    ]);
    expect(await world.apply(documents)).toMatchObject({ status: 'applied' });
    await expectQuiet(documents);
    expect(await world.apply(edited)).toMatchObject({ status: 'applied' });
    await expectQuiet(edited);
    expect(await world.apply(documents)).toMatchObject({ status: 'applied' });
    expect(await ours()).toHaveLength(1);
    expect(await world.apply('# nothing\n', rails)).toMatchObject({ status: 'applied' });
    expect(await ours()).toEqual([]);
  });

  it('is lifted from what the service gives back to words that change nothing', async () => {
    await world.apply(documents);
    const [body] = await ours();
    const word = /kind: (.*)/.exec(documents)?.[1] ?? '';
    const name = /name: (.*)/.exec(documents)?.[1] ?? '';
    const known = kinds[kind as keyof typeof kinds];
    const lifted = documentKindNamed(word)?.lift?.(withoutReadOnly(known, body as JsonObject)) as JsonObject;
    expect(lifted).toMatchObject({ title: expect.any(String) });
    await expectQuiet(JSON.stringify({ kind: word, name, ...lifted }));
  });

  it('can be said as a Graph body, unknown and read-only members left alone', async () => {
    const [name = '', title = ''] = [/name: (.*)/.exec(documents)?.[1], /title: (.*)/.exec(documents)?.[1] ?? 'office'];
    await world.apply(documents);
    const [body] = await ours();
    const {
      id,
      createdDateTime: _,
      modifiedDateTime: __,
      deletedDateTime: ___,
      policyType,
      requirementsSatisfied,
      ...kept
    } = body ?? {};
    const word = /kind: (.*)/.exec(documents)?.[1];
    const chosen = String(id).startsWith('c') && String(id).length < 4 ? { id } : {};
    const literal = JSON.stringify({ kind: word, name, title, body: { ...kept, ...chosen } });
    expect([policyType, requirementsSatisfied].includes('builtIn')).toBe(false);
    await expectQuiet(literal);
  });
});

describe('authentication strengths', () => {
  const configured = (keys: string, more = '') => `kind: AuthenticationStrength
name: keys
allowedCombinations: [fido2, x509CertificateMultiFactor]
combinationConfigurations:
  - { appliesToCombinations: fido2, allowedAAGUIDs: [${keys}] }
${more}`;
  const certificate = '  - { appliesToCombinations: x509CertificateMultiFactor, allowedPolicyOIDs: [1.2.3] }\n';

  it('change their configurations each at its own address, and keep those that say the same', async () => {
    await world.apply(configured('90a3ccdf-635c-4729-a248-9b709135078f', certificate));
    await forget();
    await world.apply(configured('de1e552d-db1d-4423-a619-566b625cdc84', certificate));
    const guid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
    const at = `${strengths}/ID/combinationConfigurations`;
    expect((await writes()).map((line) => line.replaceAll(guid, 'ID'))).toEqual([`PATCH ${at}/ID`]);
    await forget();
    await world.apply(configured('de1e552d-db1d-4423-a619-566b625cdc84'));
    expect((await writes()).map((line) => line.replaceAll(guid, 'ID'))).toEqual([`DELETE ${at}/ID`]);
  });

  it('that are built in are neither drift nor ours, whatever a document calls itself', async () => {
    const twin =
      'kind: AuthenticationStrength\nname: strong\ntitle: Phishing-resistant MFA\nallowedCombinations: fido2\n';
    await world.apply(twin);
    expect((await planOf(twin)).unmanaged).toEqual([]);
    expect(await world.list(strengths)).toHaveLength(4);
    const named =
      'kind: AuthenticationStrength\nname: strong\nbody: { displayName: Phishing-resistant MFA, policyType: builtIn }\n';
    expect((await planOf(named)).changes).toMatchObject([{ action: 'delete', name: 'strong' }]);
    expect(await world.apply(named)).toMatchObject({ status: 'applied' });
    expect(await world.list(strengths)).toHaveLength(3);
    await expectQuiet(named);
  });
});

describe('reference lag', () => {
  it('a policy that names what this run made waits until it is seen', async () => {
    await world.emulator.close();
    world = await TenantWorld.start({ behaviours: { staleReadsAfterWrite: true } });
    const documents = `kind: AuthenticationStrength
name: keys
allowedCombinations: fido2
---
kind: NamedLocation
name: office
ranges: 203.0.113.0/24
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { locations: { except: office } }
require: { authenticationStrength: keys }
`;
    expect(await world.apply(documents)).toMatchObject({ status: 'applied' });
    await expectQuiet(documents);
  });
});

describe('a location of another type', () => {
  const policy = `---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { locations: office }
require: mfa
`;
  const ranges = `kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\ntrusted: true\n${policy}`;
  const countries = `kind: NamedLocation\nname: office\ncountries: DE\n${policy}`;
  const guid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

  it('is made anew, its policies repointed, and the old one deleted last', async () => {
    await world.apply(ranges);
    await forget();
    expect(await world.apply(countries)).toMatchObject({ status: 'applied' });
    expect((await writes()).map((line) => line.replaceAll(guid, 'ID'))).toEqual([
      `POST ${v1}/namedLocations`,
      `PATCH ${v1}/policies/ID`,
      `PATCH ${v1}/namedLocations/ID`,
      `DELETE ${v1}/namedLocations/ID`,
    ]);
    await expectQuiet(countries);
    expect(await world.list(`${v1}/namedLocations`)).toHaveLength(1);
  });

  it.each([1, 2, 3])('converges when it is cut short after %i writes', async (count) => {
    await world.apply(ranges);
    let left = count;
    const graph: typeof world.ports.graph = {
      list: (request, options) => world.ports.graph.list(request, options),
      send: async (request, options) => {
        if (request.method === 'GET' || request.path.includes('getByIds'))
          return world.ports.graph.send(request, options);
        if (left === 0) throw new Error('the process is dead');
        left -= 1;
        return world.ports.graph.send(request, options);
      },
    };
    await world.apply(countries, undefined, undefined, {}, { ...world.ports, graph }).catch(() => undefined);
    expect(await world.apply(countries, undefined, undefined, {}, world.afterCrash())).toMatchObject({
      status: 'applied',
    });
    await expectQuiet(countries);
    expect(await world.list(`${v1}/namedLocations`)).toHaveLength(1);
  });

  it('is refused while a policy that is not ours uses it', async () => {
    await world.apply(ranges);
    const [office] = await world.list(`${v1}/namedLocations`);
    const conditions = {
      applications: { includeApplications: ['All'] },
      users: { includeUsers: ['All'] },
      locations: { includeLocations: [office?.id] },
    };
    const body = {
      displayName: 'x',
      state: 'disabled',
      conditions,
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    };
    expect((await world.send('POST', `${v1}/policies`, body)).status).toBe(201);
    const result = await world.apply(countries);
    expect(result).toMatchObject({
      status: 'invalid',
      plan: { findings: expect.arrayContaining([expect.objectContaining({ code: 'GW5004' })]) },
    });
    expect(await world.list(`${v1}/namedLocations`)).toMatchObject([{ id: office?.id }]);
  });
});

describe('the compliant network', () => {
  const documents = `kind: NamedLocation
name: our-networks
compliantNetwork: true
---
kind: Protection
name: mail
protect: Exchange Online
for: Sales
when: { locations: { except: our-networks } }
require: mfa
`;
  const provided = {
    id: '3d46dbda-8382-466a-856d-eb00cbc6b911',
    '@odata.type': '#microsoft.graph.compliantNetworkNamedLocation',
    displayName: 'All Compliant Network locations',
    compliantNetworkType: 'allTenantCompliantNetworks',
    isTrusted: true,
  };

  it('is named by policies and never written', async () => {
    await world.emulator.close();
    world = await TenantWorld.start({ seed: { ...contoso, namedLocations: [provided] } });
    expect(await world.apply(documents)).toMatchObject({ status: 'applied', sent: 1 });
    await expectQuiet(documents);
    const [policy] = await world.list(`${v1}/policies`);
    expect(policy).toMatchObject({ conditions: { locations: { excludeLocations: [provided.id] } } });
    expect(await world.apply('# nothing\n', rails)).toMatchObject({ status: 'applied', sent: 1 });
    expect(await world.list(`${beta}/namedLocations`)).toMatchObject([{ id: provided.id }]);
  });

  it('is missed where the tenant has none', async () => {
    const findings = (await planOf(documents)).findings.filter(({ severity }) => severity === 'error');
    expect(findings).toMatchObject([{ code: 'GW5030', span: { start: { line: 2 } } }]);
  });
});
