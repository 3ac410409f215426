import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkWorkflow } from '../../reconciler/action/check-workflow.ts';
import type { CiSettings } from '../../reconciler/action/ci-settings.ts';
import { githubWorkflows } from '../../reconciler/action/github-workflows.ts';
import { pinnedActions } from '../../reconciler/action/pinned-actions.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { ciSettings } from '../support/ci-settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const own = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);

const generated = ciSettings.flatMap((settings: CiSettings, index) =>
  Object.entries(githubWorkflows(settings)).map(([path, content]) => [`${path}, settings ${index}`, content] as const),
);
const all = [...generated, ...own.map((path) => [path, text(path)] as const)];

/** What GitHub's own parser finds wrong, expressions included. */
async function errorsIn(content: string): Promise<readonly string[]> {
  const result = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter());
  if (result.value !== undefined) await convertWorkflowTemplate(result.context, result.value);
  return result.context.errors.getErrors().map(({ message }) => message);
}

const jobsOf = (content: string) => Object.entries((parse(content) as { jobs: Record<string, JsonObject> }).jobs);
const stepsOf = (job: JsonObject) => (Array.isArray(job.steps) ? job.steps.filter(isJsonObject) : []);

describe("workflows, to GitHub's own parser", () => {
  it.each(all)('%s has no errors', async (_, content) => {
    expect(await errorsIn(content)).toEqual([]);
  });

  it.each([
    ['a context that is not there', 'if: secret.x == 1'],
    ['an expression cut short', `if: \${{ github.ref == 'x' `],
    ['a key nobody knows', 'enviroment: production'],
  ])('finds %s, so that silence means something', async (_, line) => {
    const content = `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    ${line}\n    steps:\n      - run: echo\n`;
    expect(await errorsIn(content)).not.toEqual([]);
  });

  it('accepts action.yml', () => {
    const result = parseAction({ name: 'action.yml', content: text('action.yml') }, new NoOperationTraceWriter());
    expect(result.context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });
});

describe('workflows, to us', () => {
  it.each(all)('%s has no risks, no secrets, and no expression inside a script', (_, content) => {
    expect(checkWorkflow(parse(content) as Json)).toEqual([]);
    expect(content).not.toMatch(/pull_request_target|secrets\.|write-all/);
    expect((parse(content) as { permissions: unknown }).permissions).toEqual({});
    for (const [, job] of jobsOf(content)) {
      for (const { run, uses } of stepsOf(job)) {
        if (typeof run === 'string') expect(run).not.toContain(`\${{`);
        if (typeof uses === 'string' && uses !== './')
          expect(Object.values(pinnedActions).map((pin) => pin.split(' ')[0])).toContain(uses);
      }
    }
  });

  it.each(generated)('%s writes only where it applies, and applies only in the environment', (_, content) => {
    for (const [name, job] of jobsOf(content)) {
      const permissions = isJsonObject(job.permissions) ? job.permissions : {};
      const steps = stepsOf(job);
      const runs = steps.map(({ run }) => String(run ?? '')).join('\n');
      const isApply = / ci apply /.test(runs);
      expect(job.environment !== undefined, name).toBe(isApply);
      expect(permissions.contents).toBe(isApply ? 'write' : 'read');
      expect(permissions['id-token']).toBe(runs.includes('--offline') ? undefined : 'write');
      const clients = steps.flatMap(({ env }) =>
        isJsonObject(env) && env.AZURE_CLIENT_ID !== undefined ? [env.AZURE_CLIENT_ID] : [],
      );
      const client = `\${{ vars.GATEWRIGHT_${isApply ? 'APPLY' : 'PLAN'}_CLIENT_ID }}`;
      expect(clients).toEqual(runs.includes('--offline') ? [] : [client]);
      for (const { uses, with: inputs } of steps) {
        if (String(uses).startsWith('actions/checkout')) expect(inputs).toMatchObject({ 'persist-credentials': false });
      }
    }
  });

  it('the action takes inputs through the environment only, and pins what it uses', () => {
    const { runs, inputs } = parse(text('action.yml')) as { runs: { steps: JsonObject[] }; inputs: JsonObject };
    for (const { run, uses } of runs.steps) {
      if (typeof run === 'string') expect(run).not.toContain(`\${{`);
      if (typeof uses === 'string') expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
    expect(Object.keys(inputs).filter((name) => /secret|token|password|key$/.test(name))).toEqual([
      'key',
      'github-token',
    ]);
  });
});

describe('risks in a workflow', () => {
  const job = (more: JsonObject): JsonObject => ({ 'runs-on': 'ubuntu-latest', permissions: {}, steps: [], ...more });
  const workflow = (on: Json, one: JsonObject): Json => ({ on, permissions: {}, jobs: { one } });
  const pin = `actions/checkout@${'0'.repeat(40)}`;
  const apply = { run: 'npx --yes gatewright@0.1.0 ci apply --plan plan.json' };

  it.each<[string, Json, RegExp | undefined]>([
    ['pull_request_target', workflow(['pull_request_target'], job({})), /rights of the target branch/],
    ['an action by its tag', workflow('push', job({ steps: [{ uses: 'actions/checkout@v5' }] })), /not pinned/],
    ['an image by its tag', workflow('push', job({ steps: [{ uses: 'docker://alpine:3' }] })), /not pinned/],
    [
      'a called workflow by its branch',
      workflow('push', job({ uses: 'o/r/.github/workflows/x.yml@main' })),
      /not pinned/,
    ],
    ['an action by its commit', workflow('push', job({ steps: [{ uses: pin }, { uses: './' }] })), undefined],
    [
      'a title in a script',
      workflow('pull_request', job({ steps: [{ run: `echo "\${{ github.event.pull_request.title }}"` }] })),
      /would run it/,
    ],
    [
      'a branch in a script',
      workflow('pull_request', job({ steps: [{ run: `git log \${{ github.head_ref }}` }] })),
      /would run it/,
    ],
    [
      'a title in github-script',
      workflow('issues', job({ steps: [{ uses: pin, with: { script: `f("\${{ github.event.issue.title }}")` } }] })),
      /would run it/,
    ],
    [
      'a title in env',
      workflow(
        'pull_request',
        job({ steps: [{ env: { T: `\${{ github.event.pull_request.title }}` }, run: 'echo "$T"' }] }),
      ),
      undefined,
    ],
    ['no permissions', { on: 'push', jobs: { one: { steps: [] } } }, /whatever permissions/],
    ['all permissions', workflow('push', job({ permissions: 'write-all' })), /may write everything/],
    ['apply without an environment', workflow('push', job({ steps: [apply] })), /outside of an environment/],
    ['apply in an environment', workflow('push', job({ environment: 'production', steps: [apply] })), undefined],
    [
      'apply with an identity on pull requests',
      workflow({ pull_request: null }, job({ environment: 'e', permissions: { 'id-token': 'write' }, steps: [apply] })),
      /could write to the tenant/,
    ],
    [
      'the action applying without an environment',
      workflow('push', job({ steps: [{ uses: `contoso/gatewright@${'0'.repeat(40)}`, with: { command: 'apply' } }] })),
      /outside of an environment/,
    ],
    ['nothing at all', null, undefined],
  ])('%s', (_, given, message) => {
    const risks = checkWorkflow(given);
    if (message === undefined) expect(risks).toEqual([]);
    else expect(risks.map((risk) => risk.message).join('\n')).toMatch(message);
  });
});
