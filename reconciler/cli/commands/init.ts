import { type CliCommand, flag, type Invocation, jsonOption, textOption } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';

export const init: CliCommand = {
  name: 'init',
  summary: 'start a project in this folder, or write its pipelines; overwrites nothing',
  arguments: [{ syntax: '[what]', description: '`ci` writes pipelines for the project that is there' }],
  options: [
    jsonOption,
    { flags: '-C, --directory <dir>', description: 'the folder to start it in' },
    { flags: '--tenant-id <guid>', description: 'the tenant it is for' },
    { flags: '--name <name>', description: 'what to call the tenant; `main` when absent' },
    { flags: '--github', description: 'ci: workflows for GitHub Actions' },
    { flags: '--azure-devops', description: 'ci: pipelines for Azure DevOps' },
    { flags: '--branch <branch>', description: 'ci: the branch that is applied; `main` when absent' },
    { flags: '--environment <name>', description: 'ci: the protected environment; `gatewright-apply` when absent' },
    { flags: '--state-branch <branch>', description: 'ci: where the state is kept; `gatewright-state` when absent' },
    { flags: '--repository <owner/name>', description: 'ci: for the next steps; that of `origin` when absent' },
    { flags: '--dry-run', description: 'ci: show the files instead of writing them' },
    { flags: '--check', description: 'ci: look for risks in the workflows that are there' },
  ],
  examples: [
    'gatewright init --tenant-id 11111111-2222-3333-4444-555555555555',
    'gatewright init ci --github',
    'gatewright init ci --azure-devops --dry-run',
    'gatewright init ci --check',
  ],
  async run(invocation) {
    const [what] = invocation.arguments;
    if (what === 'ci') return initCi(invocation);
    if (what !== undefined) {
      const { UsageError } = await import('../../usage-error.ts');
      throw new UsageError(`there is no \`init ${what}\``, 'write `gatewright init` or `gatewright init ci`');
    }
    return initProject(invocation);
  },
};

async function initProject(invocation: Invocation): Promise<ExitCode> {
  const { startProject } = await import('../start-project.ts');
  const written = await startProject({
    directory: textOption(invocation, 'directory') ?? '.',
    tenantId: textOption(invocation, 'tenantId'),
    tenantName: textOption(invocation, 'name') ?? 'main',
  });
  const { output } = invocation;
  if (flag(invocation, 'json')) {
    output.data(JSON.stringify({ formatVersion: '1.0', files: written }, null, 2));
    return exitCodes.ok;
  }
  for (const path of written) output.data(`wrote ${path}`);
  output.data(
    '\nNext: name your break-glass accounts in gatewright.yaml, then run `gatewright check` and `gatewright plan`.',
  );
  return exitCodes.ok;
}

async function initCi(invocation: Invocation): Promise<ExitCode> {
  if (flag(invocation, 'check')) return checkCi(invocation);
  const { prepareCi, writeCi } = await import('../init-ci.ts');
  const { UsageError } = await import('../../usage-error.ts');
  const { output } = invocation;
  if (flag(invocation, 'github') === flag(invocation, 'azureDevops'))
    throw new UsageError('it is not said for which service', 'give either `--github` or `--azure-devops`');
  const prepared = await prepareCi({
    directory: textOption(invocation, 'directory'),
    provider: flag(invocation, 'github') ? 'github' : 'azureDevOps',
    branch: textOption(invocation, 'branch'),
    environment: textOption(invocation, 'environment'),
    stateBranch: textOption(invocation, 'stateBranch'),
    repository: textOption(invocation, 'repository'),
  });
  const isDry = flag(invocation, 'dryRun');
  if (!isDry) await writeCi(prepared);
  const { files, nextSteps } = prepared;
  if (flag(invocation, 'json')) {
    const paths = isDry ? { files, nextSteps } : { files: Object.keys(files), nextSteps };
    output.data(JSON.stringify({ formatVersion: '1.0', ...paths }, null, 2));
    return exitCodes.ok;
  }
  for (const [path, text] of Object.entries(files)) output.data(isDry ? `--- ${path}\n${text}` : `wrote ${path}`);
  output.data(`\n${nextSteps}`);
  return exitCodes.ok;
}

async function checkCi(invocation: Invocation): Promise<ExitCode> {
  const { checkWorkflows } = await import('../init-ci.ts');
  const { visibleText } = await import('../../../compiler/text/visible-text.ts');
  const { output } = invocation;
  const risks = await checkWorkflows(textOption(invocation, 'directory'));
  if (flag(invocation, 'json')) output.data(JSON.stringify({ formatVersion: '1.0', risks }, null, 2));
  else {
    for (const { file, where, severity, message, help } of risks)
      output.data(
        visibleText(`${severity}: ${message}\n  --> ${file}${where === '' ? '' : ` (${where})`}\n  = help: ${help}\n`),
      );
    output.data(risks.length === 0 ? 'no risks found' : `${risks.length} found`);
  }
  return risks.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.ok;
}
