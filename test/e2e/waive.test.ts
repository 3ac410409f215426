import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewright, projectWith } from '../support/command-line.ts';

const settings = 'version: 1\n';
const mail = '# about mail\nkind: Protection\nname: mail\nprotect: Exchange Online\nfor: everyone\nrequire: mfa\n';
const soon = new Date(Date.now() + 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const later = new Date(Date.now() + 90 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

async function project(files: Readonly<Record<string, string>> = {}) {
  const folder = await projectWith({ 'gatewright.yaml': settings, 'a.yaml': mail, ...files });
  const waive = (...given: string[]) => gatewright(['waive', ...given, '-C', folder]);
  const text = (file: string) => readFile(join(folder, file), 'utf8');
  const check = () => gatewright(['check', '-C', folder, '--json']);
  return { folder, waive, text, check };
}

const because = ['--reason', 'A pilot', '--owner', 'Identity team'];
const onState = ['conditionalAccessPolicies/mail', '--property', '/state'];

describe('waive', () => {
  it('writes a document, refuses another, and extends it', async () => {
    const { waive, text, check } = await project();
    expect(await waive(...onState, ...because, '--until', soon)).toMatchObject({ code: 0 });
    const first = await text('waivers.yaml');
    expect(first).toContain('name: mail-state\n');
    expect(await check()).toMatchObject({ code: 0 });
    const again = await waive(...onState, ...because, '--until', later);
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain('--extend');
    expect(await waive(...onState, '--extend', '--until', later)).toMatchObject({ code: 0 });
    expect(await text('waivers.yaml')).toBe(first.replace(`"${soon}"`, later));
  });

  it('keeps comments, layout, line breaks and byte order mark of the file', async () => {
    const old = '\uFEFF# ours\r\nkind:   Group\r\nname: Pilots   # by hand\r\n\r\n# the end';
    const { waive, text } = await project({ 'b.yaml': old });
    const run = await waive('mail', '--file', 'b.yaml', ...because, '--until', soon, '--json');
    expect(run).toMatchObject({ code: 0 });
    expect(JSON.parse(run.stdout)).toMatchObject({ name: 'mail-waiver', file: 'b.yaml' });
    const now = await text('b.yaml');
    expect(now.startsWith(`${old}\r\n---\r\nkind: Waiver\r\n`)).toBe(true);
    expect(now.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('warns at once of a property that covers nothing', async () => {
    const { waive, text } = await project();
    const run = await waive('mail', '--property', '/stat', ...because, '--until', soon);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('warning[GW4155]');
    expect(run.stderr).toContain('did you mean `state`?');
    expect(await text('waivers.yaml')).toContain('/stat');
    const quiet = await waive('mail', '--property', '/state', ...because, '--until', soon);
    expect(quiet.stderr).toBe('');
    const json = await waive('mail', '--property', '/sessionControl', ...because, '--until', soon, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ file: 'waivers.yaml', findings: [{ code: 'GW4155' }] });
  });

  it('writes nothing that does not compile', async () => {
    const { waive, text } = await project();
    const run = await waive('conditionalAccessPolicies/mial', ...because, '--until', soon);
    expect(run).toMatchObject({ code: 3 });
    expect(run.stderr).toContain('did you mean `conditionalAccessPolicies/mail`?');
    expect(await waive(...onState, ...because, '--until', '2020-01-01')).toMatchObject({ code: 3 });
    expect(await waive(...onState, ...because, '--until', 'soon')).toMatchObject({ code: 3 });
    await expect(text('waivers.yaml')).rejects.toThrow('ENOENT');
    for (const given of [
      ['mail', '--until', soon],
      ['mail', '--extend', '--until', soon],
      ['mail', ...because],
    ])
      expect(await waive(...given)).toMatchObject({ code: 1 });
    for (const file of ['../b.yaml', 'b.txt', 'gatewright.yaml', '.hidden/b.yaml'])
      expect(await waive('mail', ...because, '--until', soon, '--file', file)).toMatchObject({ code: 1 });
  });

  it('is an error for check once it has expired', async () => {
    const { folder, waive, text, check } = await project();
    await waive(...onState, ...because, '--until', soon);
    await writeFile(join(folder, 'waivers.yaml'), (await text('waivers.yaml')).replace(soon, '2026-01-01'));
    const run = await check();
    expect(run).toMatchObject({ code: 3 });
    expect(JSON.parse(run.stdout).findings).toContainEqual(
      expect.objectContaining({ code: 'GW4157', file: 'waivers.yaml' }),
    );
  });
});
