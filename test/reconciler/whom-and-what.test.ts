import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TenantWorld } from '../support/tenant-world.ts';

const policies = '/v1.0/identity/conditionalAccess/policies';
const contexts = '/v1.0/identity/conditionalAccess/authenticationContextClassReferences';

const sentence = (parts: string) => `kind: Protection\nname: it\n${parts}`;
const workloads = sentence(`protect: all apps
for: { workloads: { only: all mine, except: Office 365 Exchange Online } }
when: { locations: { except: trusted } }
require: block
`);
const people = sentence(`protect: all apps
for: { guestsOrExternalUsers: true, except: { guests: { types: serviceProvider, tenants: unspecified } } }
require: [mfa]
`);
const secrets = sentence(`protect: { authenticationContexts: [Sensitive documents, Payments] }
for: everyone
require: [{ termsOfUse: [Guest Agreement, Secrecy] }, mfa]
`);

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

async function settle(documents: string): Promise<Record<string, unknown>> {
  const accepted = [{ code: 'GW6005', resource: 'conditionalAccessPolicies/it', reason: 'the test means it' }];
  const applied = await world.apply(documents, undefined, { accepted });
  expect(applied.status, JSON.stringify('findings' in applied ? applied.findings : applied.plan.findings)).toBe(
    'applied',
  );
  const planned = await world.plan(documents);
  expect('plan' in planned ? planned.plan.changes : planned.findings).toEqual([]);
  const [policy = {}] = await world.list(policies);
  return policy;
}

describe('against an emulated tenant', () => {
  it('service principals are named by their object ids, applications by their application ids', async () => {
    const [exchange] = (await world.list('/v1.0/servicePrincipals')).filter(
      ({ displayName }) => displayName === 'Office 365 Exchange Online',
    );
    const policy = await settle(workloads);
    expect(exchange?.id).not.toBe(exchange?.appId);
    expect(policy).toMatchObject({
      conditions: { clientApplications: { excludeServicePrincipals: [exchange?.id] }, users: null },
    });
  });

  it('a policy goes from people to workloads and back', async () => {
    await settle(people);
    await settle(workloads);
    const policy = await settle(people);
    expect(policy).toMatchObject({
      conditions: { clientApplications: null, users: { includeUsers: ['GuestsOrExternalUsers'] } },
    });
  });

  it('authentication contexts and terms of use are looked up by name', async () => {
    for (const [id, displayName] of [
      ['c1', 'Sensitive documents'],
      ['c2', 'Payments'],
    ]) {
      const made = await world.send('PATCH', `${contexts}/${id}`, { displayName, isAvailable: true });
      expect(made.status).toBe(204);
    }
    const terms = await Promise.all(
      ['Guest Agreement', 'Secrecy'].map((displayName) =>
        world.send('POST', '/v1.0/identityGovernance/termsOfUse/agreements', { displayName }),
      ),
    );
    const policy = await settle(secrets);
    expect(policy).toMatchObject({
      conditions: { applications: { includeAuthenticationContextClassReferences: ['c1', 'c2'] } },
      grantControls: { operator: 'AND', termsOfUse: terms.map(({ body }) => body.id) },
    });
  });

  it('a name nobody has is told at its words', async () => {
    const planned = await world.plan(sentence('protect: all apps\nfor: { workloads: Nobody }\nrequire: block\n'));
    const findings = 'plan' in planned ? planned.plan.findings : planned.findings;
    expect(findings.map(({ message }) => message)).toContain('the tenant has no service principal called `Nobody`');
  });
});
