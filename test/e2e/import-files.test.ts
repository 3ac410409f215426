import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditions, policy } from '../emulator/bodies.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

async function told(text: string): Promise<string> {
  const folder = await projectWith({ 'export.json': text });
  const { stdout, stderr } = await gatewright([
    'import',
    '--from',
    join(folder, 'export.json'),
    '--out',
    join(folder, 'out'),
  ]);
  return `${stderr}${stdout}`.replaceAll(folder, '');
}

describe('import tells a person', () => {
  it('the line of what is wrong', async () => {
    const text = JSON.stringify(policy(), null, 2).replace(
      '"state": "enabled"',
      '"state": "enabled",\n  "state": "disabled"',
    );
    expect(await told(text)).toContain(
      'error[GW2102]: `"state"` is said twice in one object\n  --> /export.json:4:3\n',
    );
  });

  it('why an object stays word for word', async () => {
    const text = JSON.stringify(policy({ conditions: conditions({ newThing: { level: 3 } }) }));
    expect(await told(text)).toContain('information[GW2150]: no sentence says `/conditions/newThing/level` of `MFA`\n');
  });

  it('that an object stays word for word, where there was no sentence to try', async () => {
    // As the emulator answers `$expand=scheduledActionsForRule` without the configurations within.
    const bare = {
      '@odata.type': '#microsoft.graph.iosCompliancePolicy',
      displayName: 'Phones',
      passcodeRequired: true,
      scheduledActionsForRule: [{ ruleName: null }],
    };
    expect(await told(JSON.stringify(bare))).toContain('information[GW2150]: no sentence says all of `Phones`\n');
  });

  it('nothing of what is well', async () => {
    expect(await told(JSON.stringify(policy()))).toMatch(
      /^1 object: 1 as sentences and documents, 0 word for word, 0 refused\n/,
    );
  });
});

describe('what stands beside objects', () => {
  const settings = { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#deviceManagement/$entity' };

  async function importedFrom(files: Readonly<Record<string, string>>) {
    const folder = await projectWith(files);
    const { code, stdout, stderr } = await gatewright(['import', '--from', folder, '--out', join(folder, 'out')]);
    const project = await readFile(join(folder, 'out', 'gatewright.yaml'), 'utf8');
    return { code, told: `${stderr}${stdout}`, project };
  }

  it('the tenant-wide switch becomes a member of the project', async () => {
    const switched = { ...settings, settings: { secureByDefault: true, deviceComplianceCheckinThresholdDays: 14 } };
    const { code, told, project } = await importedFrom({
      'ca.json': JSON.stringify(policy()),
      's.json': JSON.stringify(switched),
    });
    expect(told).toContain('2 objects: 2 as sentences and documents, 0 word for word, 0 refused');
    expect(code).toBe(0);
    expect(project).toContain('devicesWithoutPolicy: noncompliant\ncomplianceValidity: 14 days\n');
  });

  it('a second file of settings is refused, not merged', async () => {
    const [yes, no] = [true, false].map((secureByDefault) =>
      JSON.stringify({ ...settings, settings: { secureByDefault } }),
    );
    const { code, told } = await importedFrom({ 'a.json': yes ?? '', 'b.json': no ?? '' });
    expect(told).toContain('2 objects: 1 as sentences and documents, 0 word for word, 1 refused');
    // The rest is written, and a script is told that it is not all.
    expect(code).toBe(3);
  });

  it('a group kept by hand becomes no document, and that is no failure', async () => {
    const group = { '@odata.type': '#microsoft.graph.group', id: '11111111-1111-4111-8111-111111111111' };
    const { code, told } = await importedFrom({
      'ca.json': JSON.stringify(policy()),
      'g.json': JSON.stringify({ ...group, displayName: 'Sales', securityEnabled: true, groupTypes: [] }),
    });
    expect(told).toContain('1 refused');
    expect(code).toBe(0);
  });

  it('what `compile` writes comes back whole, with its manifest', async () => {
    const sentence = 'kind: Protection\nname: mail\nprotect: Office 365\nfor: everyone\nrequire: mfa\n';
    const folder = await projectWith({
      'gatewright.yaml': 'version: 1\ndevicesWithoutPolicy: noncompliant\n',
      'policies/mail.yaml': sentence,
    });
    await gatewright(['compile', '-C', folder, '--out', join(folder, 'build')]);
    const { stdout, stderr } = await gatewright([
      'import',
      '--from',
      join(folder, 'build'),
      '--out',
      join(folder, 'out'),
    ]);
    expect(`${stderr}${stdout}`).toContain('2 objects: 2 as sentences and documents, 0 word for word, 0 refused');
    expect(stderr).not.toContain('error[');
  });
});
