import { execFile } from 'node:child_process';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { type RunRecord, runRecordSchema } from '../../schemas/run-record.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = `version: 1
breakGlass: { groups: [Break Glass] }
schedule: { cron: "0 3 * * *", onDrift: repair }
tenants:
  contoso:
    id: ${CONTOSO_CLIENT.tenantId}
    authentication: { method: clientSecret, clientId: ${CONTOSO_CLIENT.clientId} }
`;
const policy = (rollout: string) =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: ${rollout}\n`;

let emulator: Emulator;
let work: string;
let state: string;
beforeEach(async () => {
  emulator = await startEmulator();
  work = await projectWith({ 'gatewright.yaml': project, 'policies/mail.yaml': policy('enabled') });
  state = await projectWith({});
  await git('init', '--quiet', '--initial-branch=main');
  await commit('First');
});
afterEach(() => emulator.close());

async function git(...given: string[]): Promise<string> {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@contoso.com', '-c', 'commit.gpgsign=false'];
  return (await promisify(execFile)('git', [...identity, '-C', work, ...given])).stdout.trim();
}

async function commit(message: string): Promise<string> {
  await git('add', '--all');
  await git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
}

const watch = (...more: string[]) =>
  gatewright(['watch', '--once', '--graph', emulator.url, '--state', state, '--repository', work, ...more], {
    AZURE_CLIENT_SECRET: CONTOSO_CLIENT.clientSecret,
  });

async function last(): Promise<RunRecord> {
  const place = join(state, '.service', 'runs', 'contoso');
  const names = (await readdir(place)).toSorted();
  return runRecordSchema.parse(JSON.parse(await readFile(join(place, names.at(-1) ?? ''), 'utf8')));
}

describe('watching a repository', () => {
  it('applies what is committed, and nothing that only lies in a folder', async () => {
    expect(await watch()).toMatchObject({ code: 0 });
    await writeFile(join(work, 'policies/mail.yaml'), policy('reportOnly'));
    expect(await watch()).toMatchObject({ code: 0 });
    expect(await last()).toMatchObject({ outcome: 'inSync' });
    const second = await commit('Second');
    expect(await watch()).toMatchObject({ code: 0 });
    expect(await last()).toMatchObject({
      outcome: 'repaired',
      source: { commit: second },
      plan: { commit: second, changes: [{ moved: 'git' }] },
    });
  });

  it('tells that it cannot be had, and goes on when it can', async () => {
    expect(await watch()).toMatchObject({ code: 0 });
    await rename(work, `${work}-away`);
    const ended = await watch('--tenant', 'contoso');
    expect(ended.code).toBe(1);
    expect(await last()).toMatchObject({ outcome: 'failed', sent: 0, error: { help: expect.any(String) } });
    await rename(`${work}-away`, work);
    expect(await watch()).toMatchObject({ code: 0 });
  });

  it('touches nothing for a commit without the signature that is asked for', async () => {
    const signers = join(state, 'signers');
    await writeFile(
      signers,
      'ada@contoso.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6YzBWeJ1cGkx0e9yM1n0Q2Yd0vQ0b0kqk1n7sW3x0a\n',
    );
    expect(await watch('--tenant', 'contoso', '--allowed-signers', signers)).toMatchObject({ code: 1 });
    expect(await last()).toMatchObject({ outcome: 'failed', graph: { requests: 0 } });
  });

  it('refuses a branch that went back', async () => {
    expect(await watch('--refuse-rollback')).toMatchObject({ code: 0 });
    await writeFile(join(work, 'policies/mail.yaml'), policy('reportOnly'));
    await commit('Second');
    expect(await watch('--refuse-rollback')).toMatchObject({ code: 0 });
    await git('reset', '--quiet', '--hard', 'HEAD~1');
    expect(await watch('--refuse-rollback', '--tenant', 'contoso')).toMatchObject({ code: 1 });
    expect(await last()).toMatchObject({ outcome: 'failed', sent: 0 });
  });
});
