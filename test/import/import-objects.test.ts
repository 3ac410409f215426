import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { lostIn } from '../../compiler/diff/strict-form.ts';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';
import { importRules } from '../../compiler/import/import-rules.ts';
import { withBoundIds } from '../../schemas/bindings.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { policyBodies } from '../support/policy-bodies.ts';

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function importAll(value: unknown): Imported {
  const { objects } = readGraphJson({ file: 'export.json', bytes: encode(value) });
  return importObjects({ objects, settings: {}, tenant: { name: 'default', id: 'test' } });
}

/** What the imported project compiles to, by key. */
function compiled({ files, bindings }: Imported): ReadonlyMap<string, JsonObject> {
  const sources = files.map(({ path, text }) => ({ file: path, bytes: encode(text) }));
  const { resources, findings } = compile({ files: sources, bindings });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return new Map(
    resources.map(({ kind, name, body }) => [`${kind}/${name}`, withBoundIds(body, bindings) as JsonObject]),
  );
}

const policy = (members: object) => ({
  displayName: 'Mail',
  state: 'enabled',
  conditions: {
    clientAppTypes: ['all'],
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  ...members,
});

describe('import is the mirror of compile', () => {
  // Ten thousand policies a run; many at once, because a project is compiled as a whole.
  it('gives every policy back, strictly, and says it the same way the second time', () => {
    fc.assert(
      fc.property(fc.array(policyBodies, { minLength: 500, maxLength: 500 }), (bodies) => {
        const first = importAll(bodies);
        const once = compiled(first);
        expect(first.rows).toHaveLength(bodies.length);
        for (const [index, row] of first.rows.entries()) {
          expect(row.status, JSON.stringify(row.findings)).not.toBe('refused');
          const body = once.get(`conditionalAccessPolicies/${row.name}`) ?? {};
          expect(lostIn(kinds.conditionalAccessPolicies, bodies[index] ?? {}, body)).toEqual([]);
        }
        const second = importAll([...once.values()]);
        const twice = compiled(second);
        for (const [index, row] of second.rows.entries()) {
          const body = twice.get(`conditionalAccessPolicies/${row.name}`) ?? {};
          expect(lostIn(kinds.conditionalAccessPolicies, [...once.values()][index] ?? {}, body)).toEqual([]);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 600_000);

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        for (const row of importAll(text).rows) expect(['lifted', 'literal', 'refused']).toContain(row.status);
      }),
      { numRuns: 300 },
    );
  });

  it('lets objects of one name live, and links what belongs together', () => {
    const office = '11111111-2222-4333-8444-555555555555';
    const imported = importAll([
      policy({
        conditions: { ...policy({}).conditions, locations: { includeLocations: ['All'], excludeLocations: [office] } },
      }),
      policy({}),
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        id: office,
        displayName: 'Head office',
        isTrusted: true,
        ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24' }],
      },
    ]);
    expect(imported.rows.map(({ name }) => name)).toEqual(['mail', 'mail-2', 'head-office']);
    const text = imported.files.find(({ path }) => path === 'policies/mail.yaml')?.text;
    expect(text).toContain('when: { locations: { except: head-office } }');
    expect(imported.bindings.names).toEqual({ namedLocations: { 'head-office': office } });
    expect(compiled(imported).get('conditionalAccessPolicies/mail')?.conditions).toMatchObject({
      locations: { excludeLocations: [office] },
    });
  });

  it('keeps what no sentence says word for word, and names it', () => {
    const { rows, files } = importAll(policy({ conditions: { ...policy({}).conditions, newThing: { level: 3 } } }));
    expect(rows[0]).toMatchObject({
      status: 'literal',
      findings: [{ code: 'GW2150', pointer: '/conditions/newThing/level' }],
    });
    expect(files.find(({ path }) => path === 'policies/mail.yaml')?.text).toContain('kind: ConditionalAccessPolicy');
  });

  it('declares whoever is left out of every sentence as emergency access', () => {
    const without = (name: string, groups: readonly string[]) =>
      policy({
        displayName: name,
        conditions: { ...policy({}).conditions, users: { includeUsers: ['All'], excludeGroups: groups } },
      });
    const imported = importAll([
      without('a', ['Break Glass', 'Interns']),
      without('b', ['Break Glass']),
      without('c', ['Interns', 'Break Glass']),
    ]);
    expect(imported.files[0]?.text).toContain('breakGlass: { groups: [Break Glass] }');
    expect(imported.files.find(({ path }) => path === 'policies/b.yaml')?.text).toContain('for: everyone\n');
    expect(compiled(imported).get('conditionalAccessPolicies/b')?.conditions).toMatchObject({
      users: { excludeGroups: ['Break Glass'] },
    });
  });

  it('says an audience of several sentences once', () => {
    const users = { includeGroups: ['Sales', 'Marketing'], excludeRoles: ['62e90394-69f5-4237-9190-012177145e10'] };
    const imported = importAll(
      ['a', 'b', 'c'].map((name) => policy({ displayName: name, conditions: { ...policy({}).conditions, users } })),
    );
    expect(imported.files.map(({ path }) => path)).toContain(
      'audiences/sales-marketing-except-global-administrator.yaml',
    );
    expect(imported.files.find(({ path }) => path === 'policies/a.yaml')?.text).toContain(
      'for: { audience: sales-marketing-except-global-administrator }',
    );
    expect(compiled(imported).get('conditionalAccessPolicies/a')?.conditions).toMatchObject({ users });
  });

  it('refuses by its place what no document can hold', () => {
    const text = JSON.stringify(policy({ somethingNew: { inner: 1 } })).replace('"inner"', '"__proto__"');
    expect(importAll(text).rows).toMatchObject([
      { status: 'refused', findings: [{ code: 'GW2151', pointer: '/somethingNew/__proto__' }] },
    ]);
  });

  it('keeps a policy the service would refuse today, and says so in the document', () => {
    const { rows, files } = importAll(
      policy({ grantControls: { operator: 'AND', builtInControls: ['block', 'mfa'] } }),
    );
    expect(rows[0]?.status).toBe('literal');
    expect(rows[0]?.findings.map(({ code }) => code)).toContain('GW2153');
    expect(files.find(({ path }) => path === 'policies/mail.yaml')?.text).toMatch(
      /accept: \{ GW\d+: imported as it was found \}/,
    );
  });
});

describe.each(importRules)('$code $title', (rule) => {
  it('is found in its failing example and not in its passing one', () => {
    const codes = (documents: string) =>
      importAll(documents).rows.flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes(rule.passing.documents)).not.toContain(rule.code);
    // What only a tenant can tell is tested with one (test/e2e/import-tenant.test.ts).
    if (!['GW2154', 'GW2156'].includes(rule.code)) expect(codes(rule.failing.documents)).toContain(rule.code);
  });
});
