import { type CiFiles, type CiSettings, ciLine } from './ci-settings.ts';

/** Pipelines for Azure DevOps: plans as a build validation of pull requests, applies on merge, drift on a schedule. */
export function azurePipelines(settings: CiSettings): CiFiles {
  return {
    '.azuredevops/gatewright-plan.yml': planPipeline(settings),
    '.azuredevops/gatewright-apply.yml': applyPipeline(settings),
    '.azuredevops/gatewright-drift.yml': driftPipeline(settings),
  };
}

const head = (what: string) => `# Written by \`gatewright init ci --azure-devops\`. ${what}
`;

function planPipeline(settings: CiSettings): string {
  const { branch, stateBranch, tenants } = settings;
  const jobs = tenants.map(
    (tenant) => `  - job: plan_${idOf(tenant)}
    displayName: Plan for ${tenant}
    condition: and(succeeded(), ne(variables['System.PullRequest.IsFork'], 'True'))
    timeoutInMinutes: 30
    steps:
${setUp(settings)}
${azureStep('gatewright', 'gatewright-plan', ciLine(settings, 'plan', ['--tenant', tenant, '--state-branch', stateBranch]), 4)}
  - job: fork_${idOf(tenant)}
    displayName: Plan for ${tenant} without the tenant
    # Forks get no identity: they are planned from the files and the bindings alone.
    condition: and(succeeded(), eq(variables['System.PullRequest.IsFork'], 'True'))
    timeoutInMinutes: 30
    steps:
${setUp(settings, 0)}
      - bash: ${ciLine(settings, 'plan', ['--tenant', tenant, '--offline', `--base origin/${branch}`])}
        displayName: Plan`,
  );
  return `${head('Make it a build validation policy of the branch; Azure Repos starts it for pull requests by that alone.')}trigger: none
pool:
  vmImage: ubuntu-latest
jobs:
${jobs.join('\n')}
`;
}

function applyPipeline(settings: CiSettings): string {
  const stages = settings.tenants.map((tenant) => applyStages(settings, tenant));
  return `${head('Carries out exactly the plan that was reviewed.')}# A push is refused (exit code 4) when its plan is not the one its pull request showed: the branch or the tenant has moved since. Run the
# pipeline by hand then; whoever approves the environment reviews the plan in the log of the run.
trigger:
  batch: true
  branches:
    include: ['${settings.branch}']
pr: none
lockBehavior: sequential
pool:
  vmImage: ubuntu-latest
variables:
  \${{ if eq(variables['Build.Reason'], 'Manual') }}:
    review: ''
  \${{ else }}:
    review: --require-review
stages:
${stages.join('\n')}
`;
}

function applyStages(settings: CiSettings, tenant: string): string {
  const { branch, environment, stateBranch } = settings;
  const id = idOf(tenant);
  const common = ['--tenant', tenant, '--state-branch', stateBranch];
  return `  - stage: plan_${id}
    displayName: Plan for ${tenant}
    dependsOn: []
    condition: eq(variables['Build.SourceBranch'], 'refs/heads/${branch}')
    jobs:
      - job: plan
        timeoutInMinutes: 30
        steps:
${indent(setUp(settings), 4)}
${azureStep('gatewright', 'gatewright-plan', ciLine(settings, 'plan', [...common, '--plan "$BUILD_ARTIFACTSTAGINGDIRECTORY/plan.json"', '$REVIEW']), 8)}
          - publish: $(Build.ArtifactStagingDirectory)/plan.json
            artifact: plan-${tenant}
  - stage: apply_${id}
    displayName: Apply to ${tenant}
    dependsOn: plan_${id}
    condition: and(succeeded(), ne(dependencies.plan_${id}.outputs['plan.gatewright.changes'], '0'))
    jobs:
      - deployment: apply
        displayName: Apply to ${tenant}
        environment: '${environment}'
        timeoutInMinutes: 120
        strategy:
          runOnce:
            deploy:
              steps:
${indent(setUp(settings), 10)}
                - download: current
                  artifact: plan-${tenant}
${azureStep('gatewright', 'gatewright-apply', ciLine(settings, 'apply', [...common, `--plan "$PIPELINE_WORKSPACE/plan-${tenant}/plan.json"`]), 14)}`;
}

function driftPipeline(settings: CiSettings): string {
  const { branch, stateBranch } = settings;
  const jobs = settings.tenants.map(
    (tenant) => `  - job: drift_${idOf(tenant)}
    displayName: Drift of ${tenant}
    timeoutInMinutes: 30
    steps:
${setUp(settings)}
${azureStep('gatewright', 'gatewright-plan', ciLine(settings, 'drift', ['--tenant', tenant, '--state-branch', stateBranch]), 4)}`,
  );
  return `${head('Fails when the tenant is no longer what the files say, and tells who changed it.')}trigger: none
pr: none
schedules:
  - cron: '17 5 * * *'
    displayName: Daily
    always: true
    branches:
      include: ['${branch}']
pool:
  vmImage: ubuntu-latest
jobs:
${jobs.join('\n')}
`;
}

function setUp({ isLocked }: CiSettings, depth = 1): string {
  const install = isLocked ? '\n      - script: npm ci --ignore-scripts\n        displayName: Install' : '';
  return `      - checkout: self
        persistCredentials: false
        fetchDepth: ${depth}
      - task: UseNode@1
        inputs:
          version: 24.x${install}`;
}

/** Signed in as the service connection, so that \`authentication: { method: azureCli }\` finds it; the token is the job's own. */
function azureStep(name: string, connection: string, line: string, depth: number): string {
  const step = `  - task: AzureCLI@2
    name: ${name}
    inputs:
      azureSubscription: ${connection}
      scriptType: bash
      scriptLocation: inlineScript
      inlineScript: |
        ${line}
    env:
      SYSTEM_ACCESSTOKEN: $(System.AccessToken)`;
  return indent(step, depth);
}

function indent(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

/** Names of jobs and stages hold letters, digits and underscores (Microsoft docs: YAML schema, jobs.job). */
function idOf(tenant: string): string {
  return tenant.replaceAll('-', '_');
}
