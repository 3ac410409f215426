import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewright, projectWith } from '../support/command-line.ts';

const body = {
  id: '1',
  displayName: 'Mail',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'], excludeGroups: ['a', 'b'] },
    applications: { includeApplications: ['All'] },
  },
  grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] },
};

async function diff(before: object | string, after: object | string, ...more: readonly string[]) {
  const text = (value: object | string) => (typeof value === 'string' ? value : JSON.stringify(value));
  const folder = await projectWith({ 'before.json': text(before), 'after.json': text(after) });
  return gatewright(['diff', '--before', join(folder, 'before.json'), '--after', join(folder, 'after.json'), ...more]);
}

describe('diff', () => {
  it('0 and equal for what means the same', async () => {
    const noisy = { '@odata.context': 'x', ...body, id: '2', createdDateTime: 'x', sessionControls: null };
    const ended = await diff(body, { value: [noisy] }, '--json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toEqual({ formatVersion: '1.0', equal: true, changes: [], renamed: false });
    expect(await diff(body, noisy)).toMatchObject({ code: 0, stdout: expect.stringContaining('No difference') });
  });

  it('2 and the properties that differ', async () => {
    const users = { includeUsers: ['All'], excludeGroups: ['b'] };
    const after = { ...body, displayName: 'Post', conditions: { ...body.conditions, users } };
    const ended = await diff(body, after, '--json');
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stdout)).toEqual({
      formatVersion: '1.0',
      equal: false,
      changes: [
        { pointer: '/conditions/users/excludeGroups', before: ['a', 'b'], after: ['b'] },
        { pointer: '/displayName', before: 'Mail', after: 'Post' },
      ],
      renamed: true,
    });
    const told = await diff(body, after);
    expect(told.stdout).toContain('~ conditions.users.excludeGroups  - a');
    expect(told.stdout).toContain('2 properties differ.');
  });

  it('1 for files that cannot be compared, with the place', async () => {
    const cut = JSON.stringify(body, null, 1).slice(0, 60);
    expect(await diff(cut, body)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('GW2100') });
    const ended = await diff(cut, body, '--json');
    expect(JSON.parse(ended.stdout)).toMatchObject({
      error: { message: expect.stringMatching(/before\.json.*\d+:\d+/) },
    });
    expect(await diff([body, body], body)).toMatchObject({ code: 1, stderr: expect.stringContaining('2 objects') });
    expect(await diff(body, { groupTypes: [], displayName: 'x' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('two kinds'),
    });
    expect(await gatewright(['diff', '--before', 'x.json'])).toMatchObject({ code: 1 });
    expect(await gatewright(['diff', '--before', 'no-such.json', '--after', 'x.json'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no-such.json'),
    });
  });

  it('--help shows examples', async () => {
    expect(await gatewright(['diff', '--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--before backup/mail.json'),
    });
  });
});
