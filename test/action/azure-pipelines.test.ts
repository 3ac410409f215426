import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { azurePipelines } from '../../reconciler/action/azure-pipelines.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { ciSettings } from '../support/ci-settings.ts';

/** Keys that Microsoft documents (YAML schema reference for Azure Pipelines, 2026), as far as our files could use them. */
const keys = {
  pipeline: [
    'name',
    'trigger',
    'pr',
    'schedules',
    'pool',
    'variables',
    'stages',
    'jobs',
    'steps',
    'resources',
    'parameters',
    'lockBehavior',
    'appendCommitMessageToRunName',
  ],
  trigger: ['batch', 'branches', 'paths', 'tags'],
  schedule: ['cron', 'displayName', 'branches', 'batch', 'always'],
  stage: [
    'stage',
    'displayName',
    'dependsOn',
    'condition',
    'jobs',
    'pool',
    'variables',
    'lockBehavior',
    'trigger',
    'isSkippable',
  ],
  job: [
    'job',
    'displayName',
    'dependsOn',
    'condition',
    'continueOnError',
    'timeoutInMinutes',
    'cancelTimeoutInMinutes',
    'variables',
    'strategy',
    'pool',
    'container',
    'services',
    'workspace',
    'steps',
    'uses',
  ],
  deployment: [
    'deployment',
    'displayName',
    'dependsOn',
    'condition',
    'continueOnError',
    'timeoutInMinutes',
    'cancelTimeoutInMinutes',
    'variables',
    'pool',
    'environment',
    'strategy',
    'workspace',
    'uses',
    'container',
    'services',
  ],
  step: [
    'condition',
    'continueOnError',
    'displayName',
    'target',
    'enabled',
    'env',
    'name',
    'timeoutInMinutes',
    'retryCountOnTaskFailure',
  ],
} as const;
const ofStep: Readonly<Record<string, readonly string[]>> = {
  checkout: [
    'clean',
    'fetchDepth',
    'fetchFilter',
    'fetchTags',
    'lfs',
    'persistCredentials',
    'submodules',
    'path',
    'workspaceRepo',
  ],
  task: ['inputs'],
  bash: ['failOnStderr', 'workingDirectory'],
  script: ['failOnStderr', 'workingDirectory'],
  publish: ['artifact'],
  download: ['artifact', 'patterns', 'path'],
};
/** Inputs of tasks (Microsoft docs: AzureCLI@2 and UseNode@1). */
const inputsOf: Readonly<Record<string, readonly string[]>> = {
  'AzureCLI@2': ['azureSubscription', 'scriptType', 'scriptLocation', 'inlineScript'],
  'UseNode@1': ['version'],
};

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

function checkKeys(value: JsonObject, allowed: readonly string[], where: string): void {
  expect(
    Object.keys(value).filter((key) => !allowed.includes(key)),
    where,
  ).toEqual([]);
}

function stepsOf(job: JsonObject): readonly JsonObject[] {
  const strategy = isJsonObject(job.strategy) && isJsonObject(job.strategy.runOnce) ? job.strategy.runOnce : {};
  return objects(isJsonObject(strategy.deploy) ? strategy.deploy.steps : job.steps);
}

const files = ciSettings.flatMap((settings, index) =>
  Object.entries(azurePipelines(settings)).map(([path, content]) => [`${path}, settings ${index}`, content] as const),
);

describe.each(files)('%s', (_, content) => {
  const pipeline = parse(content) as JsonObject;
  const stages = objects(pipeline.stages);
  const jobs = [...objects(pipeline.jobs), ...stages.flatMap((stage) => objects(stage.jobs))];

  it('holds only keys that the schema knows, and names that it takes', () => {
    checkKeys(pipeline, keys.pipeline, 'pipeline');
    if (isJsonObject(pipeline.trigger)) checkKeys(pipeline.trigger, keys.trigger, 'trigger');
    for (const schedule of objects(pipeline.schedules)) checkKeys(schedule, keys.schedule, 'schedule');
    for (const stage of stages) checkKeys(stage, keys.stage, 'stage');
    for (const job of jobs) checkKeys(job, job.job === undefined ? keys.deployment : keys.job, 'job');
    const names = [...stages.map(({ stage }) => stage), ...objects(pipeline.jobs).map(({ job }) => job)];
    for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
    expect(new Set(names).size).toBe(names.length);
    for (const { dependsOn } of stages) if (typeof dependsOn === 'string') expect(names).toContain(dependsOn);
    expect(jobs.length).toBeGreaterThan(0);
  });

  it('has steps of kinds and with inputs that are documented', () => {
    for (const step of jobs.flatMap(stepsOf)) {
      const kind = Object.keys(ofStep).find((name) => name in step) ?? 'none';
      checkKeys(step, [kind, ...keys.step, ...(ofStep[kind] ?? [])], kind);
      if (kind === 'task' && isJsonObject(step.inputs))
        checkKeys(step.inputs, inputsOf[String(step.task)] ?? [], String(step.task));
    }
  });

  it('writes only in a deployment to the environment, and never for a fork', () => {
    for (const job of jobs) {
      const lines = JSON.stringify(stepsOf(job));
      expect(lines.includes(' ci apply ')).toBe(job.deployment !== undefined);
      expect(lines.includes('gatewright-apply"')).toBe(job.deployment !== undefined);
      if (job.deployment !== undefined) expect(job.environment).toBe('gatewright-apply');
      if (String(job.job).startsWith('fork_')) expect(lines).not.toMatch(/AzureCLI|AccessToken/);
      expect(lines).not.toMatch(/\$\((?!System\.AccessToken|Build\.ArtifactStagingDirectory)/);
    }
  });
});
