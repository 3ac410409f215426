import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { lostIn } from '../../compiler/diff/strict-form.ts';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';
import { withBoundIds } from '../../schemas/bindings.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { complianceBodies } from '../support/compliance-bodies.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function importAll(bodies: readonly JsonObject[]): Imported {
  const { objects } = readGraphJson({ file: 'export.json', bytes: encode(JSON.stringify(bodies)) });
  return importObjects({ objects, settings: {}, tenant: { name: 'default', id: 'test' } });
}

function compiled({ files, bindings }: Imported): ReadonlyMap<string, JsonObject> {
  const sources = files.map(({ path, text }) => ({ file: path, bytes: encode(text) }));
  const { resources, findings } = compile({ files: sources, bindings });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return new Map(resources.map(({ name, body }) => [name, withBoundIds(body, bindings) as JsonObject]));
}

function kindOf({ found }: Imported['rows'][number]): Kind {
  return found.collection === 'compliancePolicies' ? kinds.compliancePolicies : kinds.deviceCompliancePolicies;
}

/** Rows with what they compile to, and the documents. */
function roundTrip(...bodies: readonly JsonObject[]) {
  const imported = importAll(bodies);
  const resources = compiled(imported);
  const rows = imported.rows.map((row, index) => ({
    ...row,
    lost: lostIn(kindOf(row), bodies[index] ?? {}, resources.get(row.name ?? '') ?? {}),
  }));
  return { rows, documents: imported.files.flatMap(({ document }) => document ?? []) };
}

const type = (name: string) => ({ '@odata.type': `#microsoft.graph.${name}CompliancePolicy` });
const block = { actionType: 'block', gracePeriodHours: 0, notificationTemplateId: '', notificationMessageCCList: [] };
const marked = { scheduledActionsForRule: [{ ruleName: null, scheduledActionConfigurations: [block] }] };

describe('import of device compliance policies', () => {
  it('gives every policy back, strictly, whatever its type and properties', () => {
    fc.assert(
      fc.property(fc.array(complianceBodies, { minLength: 40, maxLength: 40 }), (bodies) => {
        for (const { lost, status, findings } of roundTrip(...bodies).rows) {
          expect(status, JSON.stringify(findings)).not.toBe('refused');
          expect(lost).toEqual([]);
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 300_000);

  it('reads aloud what a policy says, and takes defaults for silence', () => {
    const { rows, documents } = roundTrip({
      ...type('windows10'),
      displayName: 'Computers (Windows)',
      description: null,
      roleScopeTagIds: ['0'],
      passwordRequired: true,
      passwordMinimumLength: 8,
      passwordRequiredType: 'deviceDefault',
      passwordBlockSimple: false,
      osMinimumVersion: '10.0.22631.1',
      osMaximumVersion: null,
      bitLockerEnabled: true,
      tpmRequired: false,
      configurationManagerComplianceRequired: true,
      mobileOsMinimumVersion: null,
      validOperatingSystemBuildRanges: [
        { lowestVersion: '10.0.1', highestVersion: '10.0.2', description: 'old' },
        { lowestVersion: '10.0.3', highestVersion: '10.0.4', description: null },
      ],
      ...marked,
    });
    expect(rows.map(({ status, name, lost }) => [status, name, lost])).toEqual([
      ['lifted', 'computers-windows.windows', []],
    ]);
    expect(documents).toEqual([
      {
        kind: 'DeviceStandard',
        name: 'computers-windows',
        title: 'Computers',
        platforms: 'windows',
        facts: {
          pin: { minimumLength: 8 },
          os: '>= 10.0.22631.1',
          builds: [
            { from: '10.0.1', to: '10.0.2', description: 'old' },
            { from: '10.0.3', to: '10.0.4' },
          ],
          bitLocker: 'required',
        },
        settings: { windows: { configurationManagerComplianceRequired: true } },
      },
    ]);
  });

  it('keeps as a setting what no fact can say, and word for word what no standard can', () => {
    const { rows, documents } = roundTrip(
      { ...type('ios'), displayName: 'Odd', osMinimumVersion: 'newest', passcodeMinimumLength: 3, ...marked },
      { ...type('ios'), displayName: 'New', somethingNew: true, ...marked },
      { ...type('default'), '@odata.type': '#microsoft.graph.defaultDeviceCompliancePolicy', displayName: 'Base' },
    );
    expect(rows.map(({ status, lost }) => [status, lost])).toEqual([
      ['lifted', []],
      ['literal', []],
      ['literal', []],
    ]);
    expect(documents[0]).toMatchObject({
      titleOn: { iOS: 'Odd' },
      settings: { iOS: { osMinimumVersion: 'newest', passcodeMinimumLength: 3 } },
    });
  });

  it('says that actions are left alone where an export does not show them', () => {
    const { rows, documents } = roundTrip({ ...type('macOS'), displayName: 'Macs', firewallEnabled: true });
    expect(rows.map(({ status, lost }) => [status, lost])).toEqual([['lifted', []]]);
    expect(documents).toMatchObject([{ facts: { firewall: 'required' }, whenNoncompliant: 'unmanaged' }]);
  });
});

describe('standards that say the same', () => {
  const phone = (name: string, members: JsonObject): JsonObject => ({
    ...type(name),
    displayName: `${name} phones strict`,
    securityBlockJailbrokenDevices: true,
    deviceThreatProtectionEnabled: true,
    deviceThreatProtectionRequiredSecurityLevel: 'low',
    ...marked,
    ...members,
  });

  it('become one for all their platforms, each version of its own', () => {
    const { rows, documents } = roundTrip(
      phone('androidWorkProfile', { osMinimumVersion: '13' }),
      phone('ios', { osMinimumVersion: '17', managedEmailProfileRequired: false }),
      phone('androidDeviceOwner', { osMinimumVersion: '13', requireNoPendingSystemUpdates: true }),
    );
    expect(rows.map(({ status, name, lost }) => [status, name, lost])).toEqual([
      ['lifted', 'phones-strict.androidWorkProfile', []],
      ['lifted', 'phones-strict.iOS', []],
      ['lifted', 'phones-strict.androidDeviceOwner', []],
    ]);
    expect(documents).toEqual([
      {
        kind: 'DeviceStandard',
        name: 'phones-strict',
        titleOn: {
          iOS: 'ios phones strict',
          androidWorkProfile: 'androidWorkProfile phones strict',
          androidDeviceOwner: 'androidDeviceOwner phones strict',
        },
        platforms: ['iOS', 'androidWorkProfile', 'androidDeviceOwner'],
        facts: {
          jailbroken: 'forbidden',
          threatLevel: 'low',
          os: { iOS: '>= 17', androidWorkProfile: '>= 13', androidDeviceOwner: '>= 13' },
        },
        settings: { androidDeviceOwner: { requireNoPendingSystemUpdates: true } },
      },
    ]);
  });

  it('share a title where the names of the platforms are all that tells them apart', () => {
    const { documents } = roundTrip(
      phone('ios', { displayName: 'Phones (iOS/iPadOS)', osMinimumVersion: '17' }),
      phone('androidWorkProfile', { displayName: 'Phones (Android with a work profile)', osMinimumVersion: '17' }),
    );
    expect(documents).toMatchObject([
      { title: 'Phones', platforms: ['iOS', 'androidWorkProfile'], facts: { os: '>= 17' } },
    ]);
    expect(documents[0]).not.toHaveProperty('titleOn');
  });

  it('stay apart where facts, actions or words differ, or the platform is the same', () => {
    const later = {
      scheduledActionsForRule: [{ scheduledActionConfigurations: [{ ...block, gracePeriodHours: 24 }] }],
    };
    const differing: readonly (readonly [JsonObject, JsonObject])[] = [
      [phone('ios', {}), phone('androidWorkProfile', { storageRequireEncryption: true })],
      [phone('ios', {}), phone('androidWorkProfile', later)],
      [phone('ios', {}), phone('androidWorkProfile', { description: 'for guests' })],
      [phone('ios', {}), phone('ios', {})],
    ];
    for (const pair of differing) {
      const { rows, documents } = roundTrip(...pair);
      expect(rows.map(({ lost }) => lost)).toEqual([[], []]);
      expect(documents).toHaveLength(2);
    }
  });
});
