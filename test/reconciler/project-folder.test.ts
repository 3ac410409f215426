import { mkdir, mkdtemp, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../reconciler/project/project-folder.ts';
import { bindingsPath, readBindings } from '../../reconciler/project/tenant-choice.ts';
import { projectWith } from '../support/command-line.ts';

const group = 'kind: Group\nname: Sales\n';
const project = 'version: 1\n';
const filesOf = async (folder: string) => (await openProject(folder)).files.map(({ file }) => file).toSorted();
const elsewhere = () => mkdtemp(join(tmpdir(), 'gatewright-elsewhere-'));

describe('links in a project', () => {
  it('to documents and folders of the project are followed, each document once', async () => {
    const folder = await projectWith({
      'gatewright.yaml': 'version: 1\ndocuments: [policies, policies/again.yaml]\n',
      'policies/own.yaml': group,
      'shared/parts/locations.yaml': group,
      'shared/one.yaml': group,
    });
    await symlink('../shared/one.yaml', join(folder, 'policies/one.yaml'));
    await symlink('../shared/one.yaml', join(folder, 'policies/again.yaml'));
    await symlink('../shared/parts', join(folder, 'policies/parts'));
    expect(await filesOf(folder)).toEqual([
      'gatewright.yaml',
      'policies/own.yaml',
      'shared/one.yaml',
      'shared/parts/locations.yaml',
    ]);
  });

  it('that lead in a circle end', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project, 'a/b/one.yaml': group });
    await symlink('..', join(folder, 'a/b/up'));
    await symlink('../..', join(folder, 'a/b/root'));
    expect(await filesOf(folder)).toEqual(['a/b/one.yaml', 'gatewright.yaml']);
  });

  it('that lead out of the project are refused, not passed over', async () => {
    const outside = await elsewhere();
    await writeFile(join(outside, 'far.yaml'), group);
    const toFile = await projectWith({ 'gatewright.yaml': project });
    await symlink(join(outside, 'far.yaml'), join(toFile, 'near.yaml'));
    await expect(openProject(toFile)).rejects.toThrow(/^`near.yaml` is a link that leads out of the project folder/);
    const toFolder = await projectWith({ 'gatewright.yaml': project });
    await symlink(outside, join(toFolder, 'far'));
    await expect(openProject(toFolder)).rejects.toThrow(/^`far` is a link that leads out of the project folder/);
  });

  it('that lead nowhere are refused where a document should be', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project });
    await symlink('nothing', join(folder, 'note.txt'));
    expect(await filesOf(folder)).toEqual(['gatewright.yaml']);
    await symlink('gone.yaml', join(folder, 'lost.yaml'));
    await expect(openProject(folder)).rejects.toThrow('`lost.yaml` is a link that leads nowhere');
  });

  it('to the project itself change none of its names', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project, 'policies/one.yaml': group });
    const link = join(await elsewhere(), 'project');
    await symlink(folder, link);
    expect(await filesOf(link)).toEqual(['gatewright.yaml', 'policies/one.yaml']);
  });
});

describe('the bindings file', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const settings = (bindings?: string) => ({
    id,
    cloud: 'global' as const,
    ...(bindings === undefined ? {} : { bindings }),
  });

  it('is one of the project, there already or not', async () => {
    const opened = await openProject(await projectWith({ 'gatewright.yaml': project, 'ids/a.json': '{}' }));
    expect(await bindingsPath(opened, 'contoso', settings())).toBe(join(opened.root, 'bindings/contoso.json'));
    expect(await bindingsPath(opened, 'contoso', settings('./ids/a.json'))).toBe(join(opened.root, 'ids/a.json'));
    expect(await bindingsPath(opened, 'contoso', settings('..ids/a.json'))).toBe(join(opened.root, '..ids/a.json'));
  });

  it('is refused outside, by whichever way it leads there, and is not read', async () => {
    const outside = await elsewhere();
    const opened = await openProject(await projectWith({ 'gatewright.yaml': project }));
    await symlink(outside, join(opened.root, 'away'));
    await mkdir(join(opened.root, 'bindings'));
    await symlink(join(outside, 'x.json'), join(opened.root, 'bindings/contoso.json'));
    await writeFile(join(outside, 'x.json'), '{}');
    await symlink(join(outside, 'none.json'), join(opened.root, 'later.json'));
    for (const bindings of [
      'later.json',
      '../../x.json',
      join(outside, 'x.json'),
      'away/x.json',
      'away/new/y.json',
      undefined,
    ]) {
      const refused = /^the bindings file `.*` of the tenant `contoso` lies outside the project folder$/;
      await expect(bindingsPath(opened, 'contoso', settings(bindings))).rejects.toThrow(refused);
      await expect(readBindings(opened, 'contoso', settings(bindings))).rejects.toThrow(refused);
    }
    expect(await readdir(outside)).toEqual(['x.json']);
    expect(await realpath(opened.root)).not.toContain(outside);
  });
});
