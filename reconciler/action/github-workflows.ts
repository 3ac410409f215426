import { type CiFiles, type CiSettings, ciLine } from './ci-settings.ts';
import { pinnedActions } from './pinned-actions.ts';

/** Workflows for GitHub: plans on pull requests, applies on merge, drift on a schedule. */
export function githubWorkflows(settings: CiSettings): CiFiles {
  return {
    '.github/workflows/gatewright-plan.yml': planWorkflow(settings),
    '.github/workflows/gatewright-apply.yml': applyWorkflow(settings),
    '.github/workflows/gatewright-drift.yml': driftWorkflow(settings),
  };
}

const head = (what: string) => `# Written by \`gatewright init ci --github\`. ${what}
# Every job has the permissions it needs and no others; actions are pinned to commits, because tags can be moved.
`;

function planWorkflow(settings: CiSettings): string {
  const { tenants, branch, stateBranch } = settings;
  const state = ['--tenant "$TENANT"', '--state-branch', stateBranch];
  return `${head('Shows on each pull request what it would change in the tenant.')}name: Gatewright plan
on:
  pull_request:
    branches: ['${branch}']
permissions: {}
concurrency:
  group: gatewright-plan-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  plan:
    name: Plan for \${{ matrix.tenant }}
    if: github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      id-token: write
      pull-requests: write
    strategy:
      fail-fast: false
      matrix:
        tenant: [${listed(tenants)}]
    steps:
${setUp(settings)}
      - name: Plan
        env:
          AZURE_CLIENT_ID: \${{ vars.GATEWRIGHT_PLAN_CLIENT_ID }}
          GITHUB_TOKEN: \${{ github.token }}
          TENANT: \${{ matrix.tenant }}
        run: ${ciLine(settings, 'plan', state)}
${forkJob(settings)}`;
}

/** GitHub gives forks no identity and no token that writes. */
function forkJob(settings: CiSettings): string {
  const offline = ['--tenant "$TENANT"', '--offline', '--base "origin/$BASE"'];
  return `  fork:
    # GitHub gives forks no identity and no token that writes: they are planned from the files and the bindings alone.
    name: Plan for \${{ matrix.tenant }} without the tenant
    if: github.event.pull_request.head.repo.full_name != github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
    strategy:
      fail-fast: false
      matrix:
        tenant: [${listed(settings.tenants)}]
    steps:
${setUp(settings, 0)}
      - name: Check
        run: ${ciLine(settings, 'check', [])}
      - name: Plan
        env:
          BASE: \${{ github.base_ref }}
          TENANT: \${{ matrix.tenant }}
        run: ${ciLine(settings, 'plan', offline)}
`;
}

function applyWorkflow(settings: CiSettings): string {
  const { tenants, branch } = settings;
  return `${head('Carries out exactly the plan that was reviewed.')}# A push is refused (exit code 4) when its plan is not the one its pull request showed: ${branch} or the tenant has moved since. Start the
# workflow by hand then; whoever approves the environment reviews the plan in the summary of the run.
name: Gatewright apply
on:
  push:
    branches: ['${branch}']
  workflow_dispatch:
permissions: {}
concurrency:
  group: gatewright-apply
  cancel-in-progress: false
jobs:
${tenants.map((tenant) => applyJobs(settings, tenant)).join('\n')}`;
}

function applyJobs(settings: CiSettings, tenant: string): string {
  const { branch, stateBranch } = settings;
  const common = ['--tenant', tenant, '--state-branch', stateBranch];
  return `  plan-${tenant}:
    name: Plan for ${tenant}
    if: github.ref == 'refs/heads/${branch}'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      id-token: write
      pull-requests: read
    outputs:
      changes: \${{ steps.plan.outputs.changes }}
    steps:
${setUp(settings)}
      - name: Plan
        id: plan
        env:
          AZURE_CLIENT_ID: \${{ vars.GATEWRIGHT_PLAN_CLIENT_ID }}
          GITHUB_TOKEN: \${{ github.token }}
          REVIEW: \${{ github.event_name == 'push' && '--require-review' || '' }}
        run: ${ciLine(settings, 'plan', [...common, '$REVIEW'])}
      - uses: ${pinnedActions.uploadArtifact}
        with:
          name: gatewright-plan-${tenant}
          path: \${{ steps.plan.outputs.plan }}
          if-no-files-found: error
          retention-days: 30
${applyJob(settings, tenant, common)}`;
}

function applyJob(settings: CiSettings, tenant: string, common: readonly string[]): string {
  const { environment, stateBranch } = settings;
  return `  apply-${tenant}:
    name: Apply to ${tenant}
    needs: plan-${tenant}
    if: needs.plan-${tenant}.outputs.changes != '0'
    runs-on: ubuntu-latest
    timeout-minutes: 120
    environment: '${environment}'
    permissions:
      contents: write # for the branch ${stateBranch}
      id-token: write
    steps:
${setUp(settings)}
      - uses: ${pinnedActions.downloadArtifact}
        with:
          name: gatewright-plan-${tenant}
          path: \${{ runner.temp }}/reviewed
      - name: Apply
        env:
          AZURE_CLIENT_ID: \${{ vars.GATEWRIGHT_APPLY_CLIENT_ID }}
          GITHUB_TOKEN: \${{ github.token }}
        run: ${ciLine(settings, 'apply', [...common, '--plan "$RUNNER_TEMP/reviewed/plan.json"'])}
`;
}

function driftWorkflow(settings: CiSettings): string {
  return `${head('Fails when the tenant is no longer what the files say, and tells who changed it.')}name: Gatewright drift
on:
  schedule:
    - cron: '17 5 * * *'
  workflow_dispatch:
permissions: {}
concurrency:
  group: gatewright-drift
  cancel-in-progress: false
jobs:
  drift:
    name: Drift of \${{ matrix.tenant }}
    if: github.ref == 'refs/heads/${settings.branch}'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      id-token: write
    strategy:
      fail-fast: false
      matrix:
        tenant: [${listed(settings.tenants)}]
    steps:
${setUp(settings)}
      - name: Drift
        env:
          AZURE_CLIENT_ID: \${{ vars.GATEWRIGHT_PLAN_CLIENT_ID }}
          GITHUB_TOKEN: \${{ github.token }}
          TENANT: \${{ matrix.tenant }}
        run: ${ciLine(settings, 'drift', ['--tenant "$TENANT"', '--state-branch', settings.stateBranch])}
`;
}

/** Quoted, because `1e3` and `no` are names here and something else in YAML. */
function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

function setUp({ isLocked }: CiSettings, depth = 1): string {
  const install = isLocked ? '\n      - run: npm ci --ignore-scripts' : '';
  return `      - uses: ${pinnedActions.checkout}
        with:
          persist-credentials: false${depth === 1 ? '' : `\n          fetch-depth: ${depth}`}
      - uses: ${pinnedActions.setupNode}
        with:
          node-version: '24'
          package-manager-cache: false${install}`;
}
