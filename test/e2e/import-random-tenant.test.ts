import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright } from '../support/command-line.ts';
import { policyBodies } from '../support/policy-bodies.ts';
import { writesSeenBy } from '../support/seen-by-emulator.ts';

const count = 60;
const guid = (number: number) => `a0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Policies at random, and objects that policies name. The seed is one that once found a quote in an id that no filter could carry. */
const random = 374036;
const policies = fc.sample(policyBodies, { numRuns: count, seed: random }).map((body, index) => ({
  ...body,
  id: guid(index),
  displayName: `Policy ${index % 50}`,
}));
const seed = {
  groups: [{ displayName: 'Break Glass' }, { displayName: 'Sales' }],
  conditionalAccessPolicies: policies,
  namedLocations: [
    {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      id: guid(1001),
      displayName: 'Office',
      isTrusted: true,
      ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '93.184.216.0/24' }],
    },
    {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      id: guid(1002),
      displayName: 'Home countries',
      countriesAndRegions: ['NL', 'BE'],
      includeUnknownCountriesAndRegions: false,
      countryLookupMethod: 'clientIpAddress',
    },
  ],
  authenticationStrengthPolicies: [
    {
      id: guid(2001),
      displayName: 'Keys only',
      description: 'hardware keys',
      policyType: 'custom',
      requirementsSatisfied: 'mfa',
      allowedCombinations: ['fido2'],
    },
  ],
  authenticationContextClassReferences: [{ id: 'c7', displayName: 'Secret', description: 'x', isAvailable: true }],
};

describe(`a tenant of random policies (${random}) becomes a project`, () => {
  let emulator: Emulator;
  let out: string;
  const run = (...given: string[]) => gatewright([...given, '--graph', emulator.url, '--token', 'emulator']);

  beforeAll(async () => {
    emulator = await startEmulator({ seed });
    out = join(await mkdtemp(join(tmpdir(), 'gatewright-test-')), 'project');
  });
  afterAll(() => emulator.close());

  it('with every object in it', async () => {
    const ended = await run('import', '--from-tenant', '--json', '--out', out);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    const { documents } = JSON.parse(ended.stdout) as { documents: readonly { status: string }[] };
    expect(documents).toHaveLength(count + 4);
    expect(documents.filter(({ status }) => status === 'refused')).toEqual([]);
  });

  it('whose plan has no changes', async () => {
    const ended = await run('plan', '--detailed-exitcode', '-C', out);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).toContain('No changes');
  });

  it('and whose apply writes nothing', async () => {
    expect(await run('apply', '--auto-approve', '-C', out)).toMatchObject({ code: 0 });
    expect(await writesSeenBy(emulator)).toEqual([]);
  });
});
