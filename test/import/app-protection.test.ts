import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { lostIn } from '../../compiler/diff/strict-form.ts';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';
import { withBoundIds } from '../../schemas/bindings.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { appProtectionDefaults } from '../../schemas/kinds/app-protection-defaults.ts';
import { kinds } from '../../schemas/kinds/index.ts';

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function importAll(value: unknown): Imported {
  const { objects } = readGraphJson({ file: 'export.json', bytes: encode(value) });
  return importObjects({ objects, settings: {}, tenant: { name: 'default', id: 'test' } });
}

/** Every object comes back as it went in; gives the texts of the documents. */
function expectWhole(bodies: readonly JsonObject[]): {
  readonly texts: readonly string[];
  readonly imported: Imported;
} {
  const imported = importAll(bodies);
  const sources = imported.files.map(({ path, text }) => ({ file: path, bytes: encode(text) }));
  const { resources, findings } = compile({ files: sources, bindings: imported.bindings });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const [index, row] of imported.rows.entries()) {
    expect(row.status, JSON.stringify(row.findings)).not.toBe('refused');
    const resource = resources.find(({ kind, name }) => kind === row.found.collection && name === row.name);
    const body = withBoundIds(resource?.body ?? {}, imported.bindings) as JsonObject;
    expect(lostIn(kinds[row.found.collection as 'groups'], bodies[index] ?? {}, body)).toEqual([]);
  }
  return { imported, texts: imported.files.slice(1).map(({ text }) => text) };
}

const sales = '11111111-1111-4111-8111-111111111111';
const assignments = [{ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: sales } }];

function policy(type: keyof typeof appProtectionDefaults, members: JsonObject): JsonObject {
  return { '@odata.type': `#microsoft.graph.${type}`, ...appProtectionDefaults[type], ...members };
}

const ios = (members: JsonObject) => policy('iosManagedAppProtection', { displayName: 'Phones (iOS)', ...members });
const android = (members: JsonObject) =>
  policy('androidManagedAppProtection', { displayName: 'Phones (Android)', ...members });

describe('the same sentence on both platforms', () => {
  const said = { allowedOutboundDataTransferDestinations: 'managedApps', minimumPinLength: 6, assignments };

  it('becomes one document, with what only one platform knows said for it', () => {
    const { texts, imported } = expectWhole([ios(said), android({ ...said, screenCaptureBlocked: true })]);
    expect(texts).toEqual([
      `# yaml-language-server: $schema=../.schema/policy.schema.json
kind: AppProtection
name: phones
titleOn: { iOS: Phones (iOS), android: Phones (Android) }
platforms: [iOS, android]
dataTransfer: { sendTo: managed apps }
pin: { minimumLength: 6 }
onlyOn: { android: { dataTransfer: { screenCapture: blocked } } }
for: id:${sales}
everythingElse: default
`,
    ]);
    expect(imported.rows.map(({ status, name }) => [status, name])).toEqual([
      ['lifted', 'phones'],
      ['lifted', 'phones'],
    ]);
  });

  it.each([
    ['something both know', { minimumPinLength: 8 }],
    ['the people', { assignments: [] }],
    ['the title', { displayName: 'Tablets (Android)' }],
    ['the description', { description: 'other' }],
  ])('stays two where they differ in %s', (_what, members) => {
    expect(expectWhole([ios(said), android({ ...said, ...members })]).texts).toHaveLength(2);
  });

  it('keeps names apart where several are called alike', () => {
    const same = { displayName: 'Phones' };
    const { imported } = expectWhole([
      ios({ ...same, minimumPinLength: 5 }),
      ios({ ...same, minimumPinLength: 6 }),
      android({ ...same, minimumPinLength: 6 }),
      policy('defaultManagedAppProtection', same),
    ]);
    const keys = imported.rows.map(({ found, name }) => `${found.collection}/${name}`);
    expect(new Set(keys).size).toBe(4);
  });
});

describe('a policy', () => {
  it('comes with its apps, and a group of apps without the list the service makes of it', () => {
    const apps = [
      {
        id: 'a',
        version: '1',
        mobileAppIdentifier: { '@odata.type': '#microsoft.graph.iosMobileAppIdentifier', bundleId: 'com.example.app' },
      },
    ];
    expect(expectWhole([ios({ apps })]).texts[0]).toContain('apps: { iOS: [com.example.app] }');
    const group = importAll([ios({ apps, appGroupType: 'allCoreMicrosoftApps' })]);
    expect(group.files[1]?.text).toContain('apps: core Microsoft apps\n');
    expect(group.rows[0]?.status).toBe('lifted');
  });

  it('is known without a type, by what surrounds it or by what it looks like', () => {
    const { '@odata.type': _, ...body } = ios({});
    const context =
      'https://graph.microsoft.com/beta/$metadata#deviceAppManagement/iosManagedAppProtections(apps())/$entity';
    for (const value of [{ '@odata.context': context, ...body }, body])
      expect(importAll(value).rows).toMatchObject([
        { status: 'lifted', found: { collection: 'iosManagedAppProtections' } },
      ]);
  });

  it('stays literal where words do not reach', () => {
    const everyone = [{ target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }];
    const { imported, texts } = expectWhole([
      ios({ somethingNew: true }),
      android({ assignments: everyone }),
      policy('defaultManagedAppProtection', { displayName: 'Rest' }),
    ]);
    expect(imported.rows.map(({ status }) => status)).toEqual(['literal', 'literal', 'literal']);
    expect(texts[0]).toContain('body:');
  });

  it('for Windows is refused with a reason and a pointer', () => {
    const { rows } = importAll([{ '@odata.type': '#microsoft.graph.windowsManagedAppProtection', displayName: 'x' }]);
    expect(rows).toMatchObject([{ status: 'refused', findings: [{ pointer: '/@odata.type' }] }]);
    expect(rows[0]?.findings[0]?.help).toMatch(/Edge on Windows/);
  });

  it('of the abstract type stays literal, type and all, in a collection of its own', () => {
    const { imported } = expectWhole([
      policy('targetedManagedAppProtection', { displayName: 'Any', assignments, isAssigned: true }),
      ios({ displayName: 'Any', assignments }),
    ]);
    expect(imported.rows.map(({ found, status }) => [found.collection, status])).toEqual([
      ['managedAppPolicies', 'literal'],
      ['iosManagedAppProtections', 'lifted'],
    ]);
    expect(new Set(imported.rows.map(({ name }) => name)).size).toBe(2);
  });
});

it.each(['constructor', 'toString', 'valueOf'])('a member called `%s` is kept like any other', (name) => {
  const body = { ...ios({ assignments }) };
  Object.defineProperty(body, name, { value: 1, enumerable: true });
  const imported = importAll([body]);
  expect(imported.rows.map(({ status }) => status)).toEqual(['literal']);
  expect(imported.files.some(({ text }) => text.includes(`${name}: 1`))).toBe(true);
});

it('a member called `__proto__` is refused, and told', () => {
  const body = { ...ios({ assignments }) };
  Object.defineProperty(body, '__proto__', { value: 1, enumerable: true });
  const [row] = importAll([body]).rows;
  expect(row?.status).toBe('refused');
  expect(row?.findings.map(({ message }) => message).join()).toContain('__proto__');
});
