import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const policies = '/v1.0/identity/conditionalAccess/policies';
const mail =
  'kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales # all of them\nrequire: mfa\nrollout: enabled\n';

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

/** A tenant that is what a project says, but for one policy somebody disabled. */
async function world() {
  const running = await startEmulator({});
  emulator = running;
  const folder = await projectWith({
    'gatewright.yaml': 'version: 1\nbreakGlass: { groups: [Break Glass] }\n',
    'a.yaml': mail,
  });
  const run = (...given: string[]) =>
    gatewright([...given, '-C', folder, '--graph', running.url, '--token', 'emulator']);
  expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
  const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
  const { value } = (await (await fetch(`${running.url}${policies}`, { headers })).json()) as {
    value: { id: string }[];
  };
  await fetch(`${running.url}${policies}/${value[0]?.id}`, { method: 'PATCH', headers, body: '{"state":"disabled"}' });
  return { folder, run, text: () => readFile(join(folder, 'a.yaml'), 'utf8') };
}

it('shows first, writes then, and leaves nothing to do', async () => {
  const { run, text } = await world();
  const dry = await run('propose', '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.stdout).toContain('-rollout: enabled\n+rollout: disabled\n');
  expect(await text()).toBe(mail);
  const json = await run('propose', '--dry-run', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    formatVersion: '1.0',
    adopted: ['conditionalAccessPolicies/mail'],
    files: [{ file: 'a.yaml' }],
    findings: [],
  });
  expect(await run('propose')).toMatchObject({ code: 0 });
  expect(await text()).toBe(mail.replace('rollout: enabled', 'rollout: disabled'));
  expect(await run('drift')).toMatchObject({ code: 0 });
  expect((await run('propose')).stdout).toBe('Nothing to adopt.\n');
});

it('says what is missing for a pull request', async () => {
  const { run } = await world();
  const ended = await run('propose', '--push');
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain('there is no repository to propose anything to');
  expect(await run('propose', '--push', '--dry-run')).toMatchObject({ code: 1 });
});
