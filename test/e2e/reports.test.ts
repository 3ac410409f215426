import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disarmed } from '../../reconciler/cli/output.ts';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const policy = 'kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\n';
const bad = { 'gatewright.yaml': project, 'sub/a.yaml': policy.replace('mfa', 'mffa') };
const formats = ['text', 'markdown', 'json', 'jsonl', 'sarif', 'junit', 'github', 'azure', 'html'];

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({});
});
afterAll(() => emulator.close());

async function reportsOf(command: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const out = await mkdtemp(join(tmpdir(), 'gatewright-reports-'));
  const wanted = formats.flatMap((format) => ['--report', `${format}=${join(out, format)}`]);
  const ended = await gatewright([...command, ...wanted], environment);
  const texts = await Promise.all(formats.map(async (format) => [format, await readFile(join(out, format), 'utf8')]));
  return { ended, texts: Object.fromEntries(texts) as Record<string, string> };
}

describe('--report', () => {
  it('writes every format of a check', async () => {
    const { ended, texts } = await reportsOf(['check', '-C', await projectWith(bad)]);
    expect(ended.code).toBe(3);
    for (const format of formats) expect(texts[format]).toMatch(/GW2003|mffa/);
    expect(texts.jsonl?.trim().split('\n').at(-1)).toContain('"exitCode":3');
  });

  it('writes every format of a plan and of drift', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project, 'a.yaml': policy });
    const tenant = ['-C', folder, '--graph', emulator.url, '--token', 'emulator'];
    const plan = await reportsOf(['plan', ...tenant]);
    expect(plan.ended).toMatchObject({ code: 0 });
    expect(plan.texts.markdown).toContain('1 to add');
    expect(plan.texts.html).toContain('<li class="same">');
    const drift = await reportsOf(['drift', '--ours-only', ...tenant]);
    expect(drift.ended.code).toBe(2);
    expect(drift.texts.junit).toContain('missing from the tenant');
  });
});

describe('in a CI system', () => {
  it('GitHub gets annotations on stderr and a summary, and stdout stays one document', async () => {
    const folder = await projectWith(bad);
    const summary = join(await mkdtemp(join(tmpdir(), 'gatewright-summary-')), 'summary.md');
    await writeFile(summary, 'earlier\n');
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: join(folder, '..') };
    const ended = await gatewright(['check', '-C', folder, '--json'], environment);
    expect(JSON.parse(ended.stdout)).toMatchObject({ formatVersion: '1.0' });
    expect(ended.stderr).toMatch(/^::error file=gatewright-test-\w+\/sub\/a\.yaml,line=5,col=10,title=GW2003::/m);
    expect(await readFile(summary, 'utf8')).toMatch(/^earlier\n<!-- gatewright:check:files -->\n/);
    expect((await gatewright(['check', '-C', folder, '--no-ci'], environment)).stderr).not.toContain('::error');
  });

  it('Azure Pipelines gets its own, and nothing of a name is a command', async () => {
    const folder = await projectWith({
      'gatewright.yaml': project,
      'a.yaml': policy.replace('mfa', '"##vso[task.setvariable variable=x]y"'),
    });
    const ended = await gatewright(['check', '-C', folder], { TF_BUILD: 'True', BUILD_SOURCESDIRECTORY: folder });
    expect(ended.stderr).toMatch(
      /^##vso\[task\.logissue type=error;sourcepath=a\.yaml;linenumber=5;columnnumber=10;code=GW2003;\]/m,
    );
    expect(ended.stderr).toMatch(/^##vso\[task\.uploadsummary\]/m);
    expect(ended.stdout + ended.stderr).not.toMatch(/##vso\[(?!task\.(logissue|uploadsummary))/);
  });

  it('disarms what others wrote, also in JSON', () => {
    const told = JSON.stringify({ title: '##vso[task.x]##[error]\n::error::' });
    expect(JSON.parse(disarmed(told))).toEqual(JSON.parse(told));
    expect(disarmed(told)).not.toMatch(/##(vso)?\[/);
    expect(disarmed('a\n  ::error::b')).toBe('a\n  \\u003a:error::b');
  });
});
