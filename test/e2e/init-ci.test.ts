import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = `version: 1
documents: policies
tenants:
  contoso: { id: c0450000-0000-4000-8000-000000000001 }
  fabrikam: { id: c0450000-0000-4000-8000-000000000002 }
`;
const policy = 'kind: Protection\nname: a\ntitle: A\nprotect: all apps\nfor: { groups: [Sales] }\nrequire: mfa\n';

async function repository(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await projectWith({ 'gatewright.yaml': project, 'policies/a.yaml': policy, ...files });
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['remote', 'add', 'origin', 'https://github.com/Contoso/entra.policies.git'], { cwd: folder });
  return folder;
}

describe('init ci', { timeout: 120_000 }, () => {
  it('writes workflows for GitHub, says exactly what is left to do, and finds no risks in them', async () => {
    const folder = await repository();
    const ended = await gatewright(['init', 'ci', '--github', '-C', folder]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    for (const subject of [':pull_request', ':ref:refs/heads/main', ':environment:gatewright-apply'])
      expect(ended.stdout).toContain(`repo:Contoso/entra.policies${subject}\n`);
    expect(ended.stdout).toContain('Policy.ReadWrite.ConditionalAccess');
    expect(ended.stdout.split('2. "Gatewright apply"')[0]).not.toContain('ReadWrite');
    const apply = await readFile(join(folder, '.github/workflows/gatewright-apply.yml'), 'utf8');
    expect(Object.keys((parse(apply) as { jobs: object }).jobs)).toEqual([
      'plan-contoso',
      'apply-contoso',
      'plan-fabrikam',
      'apply-fabrikam',
    ]);
    expect(await gatewright(['init', 'ci', '--check', '-C', folder])).toMatchObject({
      code: 0,
      stdout: 'no risks found\n',
    });
    expect(await gatewright(['check', '-C', folder])).toMatchObject({ code: 0 });
  });

  it('writes nothing where one of the files is there, and shows on request what it would write', async () => {
    const folder = await repository({ '.github/workflows/gatewright-drift.yml': 'mine\n' });
    const ended = await gatewright(['init', 'ci', '--github', '-C', folder]);
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '`.github/workflows/gatewright-drift.yml` exists already, and nothing was written',
      ),
    });
    await expect(readFile(join(folder, '.github/workflows/gatewright-plan.yml'))).rejects.toThrow();
    const shown = await gatewright(['init', 'ci', '--github', '--dry-run', '-C', folder]);
    expect(shown).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--- .github/workflows/gatewright-drift.yml\n# Written by'),
    });
    expect(await readFile(join(folder, '.github/workflows/gatewright-drift.yml'), 'utf8')).toBe('mine\n');
  });

  it('writes pipelines for Azure DevOps, for a project in a folder of its repository', async () => {
    const folder = await repository();
    const nested = join(folder, 'infra/policies');
    await mkdir(join(nested, 'policies'), { recursive: true });
    await writeFile(join(nested, 'gatewright.yaml'), project);
    const ended = await gatewright(['init', 'ci', '--azure-devops', '--json', '-C', nested]);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      files: [
        '.azuredevops/gatewright-plan.yml',
        '.azuredevops/gatewright-apply.yml',
        '.azuredevops/gatewright-drift.yml',
      ],
    });
    expect(await readFile(join(folder, '.azuredevops/gatewright-plan.yml'), 'utf8')).toContain(
      'ci plan -C infra/policies --tenant contoso',
    );
  });

  it.each([
    [['--branch', 'main; curl evil'], 'names of letters'],
    [['--environment', '$(whoami)'], 'names of letters'],
    [['--azure-devops'], 'either `--github` or `--azure-devops`'],
  ])('refuses %j', async (options, words) => {
    const ended = await gatewright(['init', 'ci', '--github', ...options, '-C', await repository()]);
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
  });

  it('--check ends with 3 where a workflow is a risk', async () => {
    const workflow = 'on: pull_request_target\npermissions: {}\njobs: { a: { runs-on: x, steps: [] } }\n';
    const folder = await repository({ '.github/workflows/bad.yml': workflow, '.github/workflows/torn.yml': 'on: [\n' });
    const ended = await gatewright(['init', 'ci', '--check', '--json', '-C', folder]);
    expect(ended.code).toBe(3);
    const { risks } = JSON.parse(ended.stdout) as { risks: { file: string; severity: string }[] };
    expect(risks.map(({ file }) => file)).toEqual(['.github/workflows/bad.yml', '.github/workflows/torn.yml']);
  });
});

describe('the script of the action', { timeout: 120_000 }, () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));

  /** Runs the last step of action.yml as a runner would. Node 24 runs the sources; here the same program stands compiled in dist. */
  async function act(inputs: Readonly<Record<string, string>>) {
    const { runs, inputs: declared } = parse(await readFile(join(root, 'action.yml'), 'utf8')) as {
      runs: { steps: { run?: string; env?: Record<string, string> }[] };
      inputs: Record<string, { default: string }>;
    };
    const { run = '', env = {} } = runs.steps.at(-1) ?? {};
    const machine = await mkdtemp(join(tmpdir(), 'gatewright-action-'));
    const program = join(root, 'dist/reconciler/cli/main.js');
    await writeFile(join(machine, 'node'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${program}" "$@"\n`);
    await chmod(join(machine, 'node'), 0o755);
    await writeFile(join(machine, 'script.sh'), run);
    const given = Object.entries(env).map(([name, expression]) => {
      const input = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
      const value = inputs[input] ?? declared[input]?.default ?? '';
      return [name, value.startsWith('${{') ? '' : value];
    });
    const environment = {
      ...process.env,
      ...Object.fromEntries(given),
      PATH: `${machine}:${process.env.PATH}`,
      GITHUB_ACTION_PATH: root,
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: join(machine, 'outputs'),
      GITHUB_STEP_SUMMARY: '',
      GITHUB_EVENT_PATH: '',
      RUNNER_TEMP: machine,
      AZURE_CLIENT_SECRET: CONTOSO_CLIENT.clientSecret,
    };
    const { spawn } = await import('node:child_process');
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(machine, 'script.sh')], {
      cwd: machine,
      env: environment,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const text = await readFile(join(machine, 'outputs'), 'utf8').catch(() => '');
    const files = await readdir(machine);
    return {
      code,
      said,
      files,
      outputs: Object.fromEntries(
        text
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split('=', 2)),
      ),
    };
  }

  it('plans and applies the example on an emulated tenant', async () => {
    const emulator = await startEmulator();
    const common = { directory: join(root, 'policies-example'), graph: emulator.url, comment: 'never' };
    try {
      const folder = await mkdtemp(join(tmpdir(), 'gatewright-example-'));
      execFileSync('cp', ['-r', `${common.directory}/.`, folder]);
      const planned = await act({ ...common, directory: folder, plan: join(folder, 'plan.json') });
      expect(planned, planned.said).toMatchObject({
        code: 0,
        outputs: { 'exit-code': '2', digest: expect.stringMatching(/\w{64}/) },
      });
      const applied = await act({ ...common, directory: folder, command: 'apply', plan: join(folder, 'plan.json') });
      expect(applied, applied.said).toMatchObject({ code: 0 });
      expect(await act({ ...common, directory: folder })).toMatchObject({
        code: 0,
        outputs: { changes: '0', 'exit-code': '0' },
      });
    } finally {
      await emulator.close();
    }
  });

  it.each([
    { command: 'check; touch pwned' },
    { command: '--help' },
    { directory: '$(touch pwned)', command: 'check' },
    { tenant: '`touch pwned`', command: 'check', directory: join(root, 'policies-example') },
    { accept: 'GW1="; touch pwned; "', directory: join(root, 'policies-example'), graph: 'http://127.0.0.1:1' },
  ])('runs nothing that stands in an input: %j', async (inputs) => {
    const { code, said, files } = await act(inputs);
    expect(code, said).toBe(1);
    expect(files).not.toContain('pwned');
  });
});
