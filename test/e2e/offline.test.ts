import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '../../compiler/editor-schema.ts';
import { allRules } from '../../reconciler/all-rules.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const policy = 'kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\n';

describe('commands that need no tenant', () => {
  it('check: 0 for good files, 3 with places for bad ones', async () => {
    const good = await projectWith({ 'gatewright.yaml': project, 'a.yaml': policy });
    expect(await gatewright(['check', '-C', good])).toMatchObject({ code: 0 });
    const bad = await projectWith({ 'gatewright.yaml': project, 'a.yaml': policy.replace('mfa', 'mffa') });
    const ended = await gatewright(['check', '-C', bad, '--json']);
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.stdout).findings[0]).toMatchObject({
      code: 'GW2003',
      severity: 'error',
      file: 'a.yaml',
      line: 5,
      column: 10,
    });
  });

  it('compile: one file per object and a manifest, the same bytes every time', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project, 'sub/a.yaml': policy });
    const out = await mkdtemp(join(tmpdir(), 'gatewright-out-'));
    expect(await gatewright(['compile', '-C', folder, '--out', out])).toMatchObject({ code: 0 });
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    const source = { file: 'sub/a.yaml', line: 1, column: 1 };
    const file = 'conditionalAccessPolicies/mail.json';
    expect(manifest).toEqual([{ kind: 'conditionalAccessPolicies', name: 'mail', file, apiVersion: 'v1.0', source }]);
    const first = await readFile(join(out, file), 'utf8');
    expect(JSON.parse(first).conditions.users.includeGroups).toEqual([{ $ref: 'groups/Sales' }]);
    await gatewright(['compile', '-C', folder, '--out', out]);
    expect(await readFile(join(out, file), 'utf8')).toBe(first);
    expect((await readdir(out)).sort()).toEqual(['conditionalAccessPolicies', 'manifest.json']);
  });

  it('explain: every code, and a suggestion for an unknown one', async () => {
    const listed = await gatewright(['explain']);
    for (const rule of allRules) expect(listed.stdout).toContain(rule.code);
    expect(await gatewright(['explain', 'gw3001'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('misspelt'),
    });
    expect(await gatewright(['explain', 'GW300'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('GW3001'),
    });
  });

  it('init: a project that checks, and never overwrites one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatewright-init-'));
    expect(await gatewright(['init', '-C', folder])).toMatchObject({ code: 0 });
    expect(await gatewright(['check', '-C', folder])).toMatchObject({ code: 0 });
    expect(await gatewright(['init', '-C', folder])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already'),
    });
  });

  it('completion: a script for each shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'pwsh']) {
      expect(await gatewright(['completion', shell])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('plan'),
      });
    }
    expect(await gatewright(['completion', 'tcsh'])).toMatchObject({ code: 1 });
  });

  it('wrong usage ends with 1 and says what was meant', async () => {
    expect(await gatewright(['plam'])).toMatchObject({ code: 1, stderr: expect.stringContaining('plan') });
    expect(await gatewright(['check', '-C', tmpdir()])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('gatewright init'),
    });
  });

  it('the committed editor schemas are current', async () => {
    for (const [name, text] of Object.entries(editorSchemas())) {
      expect(
        await readFile(new URL(`../../schemas/generated/${name}`, import.meta.url), 'utf8'),
        `run npm run schema`,
      ).toBe(text);
    }
  });

  it('demo: tells its whole story', async () => {
    const ended = await gatewright(['demo']);
    expect(ended).toMatchObject({ code: 0, stderr: expect.not.stringContaining('error') });
    expect(ended.stdout).toContain('No changes');
    expect(ended.stdout).toMatch(/enabled → disabled {2}policies\/[a-z-]+\.yaml:\d+/);
    expect(ended.stdout).toContain('Three next things to try');
  });
});
